import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { closeAll, listenApart } from '../../src/demo/listen.js';

const sites = () => [1, 2].map((host) => ({ host, server: createServer((_, response) => response.end(String(host))) }));

test('where the network has no such addresses, all share one and have ports of their own', async () => {
  const two = sites();
  // Reserved for documentation (RFC 5737): no machine has it.
  const origins = await listenApart(two, '192.0.2', 0);
  try {
    for (const origin of origins) expect(new URL(origin).hostname).toBe('127.0.0.1');
    expect(await Promise.all(origins.map(async (origin) => (await fetch(origin)).text()))).toEqual(['1', '2']);
  } finally {
    await closeAll(two);
  }
});

test('when one address is taken, none stays open', async () => {
  const [taken] = sites();
  const [origin] = await listenApart([taken!], '127.0.2', 0);
  const port = Number(new URL(origin!).port);
  try {
    const others = [{ ...sites()[0]!, host: 250 }, sites()[0]!];
    await expect(listenApart(others, '127.0.2', port)).rejects.toThrow(`127.0.2.1:${port}`);
    expect(others.map(({ server }) => server.listening)).toEqual([false, false]);
  } finally {
    await closeAll([taken!]);
  }
});
