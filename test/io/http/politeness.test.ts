import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WaitFor } from '../../../src/errors.js';
import { createEntrance } from '../../../src/io/http/visit.js';
import { memoryTurns } from '../../../src/io/turns.js';
import { failure, newHttp, newSite } from './site.js';

/** A slow site that sees how it is treated. */
async function newWitness(
  answer: (path: string) => { status?: number; headers?: Record<string, string> } = () => ({}),
) {
  const seen = { atOnce: 0, worst: 0, gapMs: Infinity, last: -Infinity };
  const site = await newSite(
    (request, response) => {
      seen.worst = Math.max(seen.worst, ++seen.atOnce);
      seen.gapMs = Math.min(seen.gapMs, performance.now() - seen.last);
      seen.last = performance.now();
      response.on('close', () => seen.atOnce--);
      const { status = 200, headers } = answer(request.url ?? '');
      setTimeout(() => response.writeHead(status, headers).end('page'), 30);
    },
    { robots: true },
  );
  return { site, seen };
}

/** Fetches as the queue does it: again after the time that a WaitFor names. */
async function patiently<T>(fetch: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetch();
    } catch (error) {
      if (!(error instanceof WaitFor)) throw error;
      await sleep(error.delay);
    }
  }
}

test('no host sees two requests at once or closer than the spacing, whatever number of clients share the turns', async () => {
  const { site, seen } = await newWitness();
  const turns = memoryTurns();
  const clients = [1, 2, 3].map(() => newHttp({ turns, hostSpacingMs: 100 }));
  const begin = performance.now();
  await Promise.all(Array.from({ length: 30 }, (_, n) => patiently(() => clients[n % 3]!.get(`${site.origin}/${n}`))));
  const spent = performance.now() - begin;
  expect(site.paths).toHaveLength(30);
  expect([seen.worst, seen.gapMs >= 99]).toEqual([1, true]);
  // 33 requests with robots.txt, 130 ms each: none waits for the end of a lease, which takes ten seconds.
  expect(spent).toBeLessThan(25_000);
});

test('other hosts do not wait', async () => {
  const { site } = await newWitness();
  const { site: other } = await newWitness();
  const http = newHttp({ hostSpacingMs: 2_000 });
  await http.get(`${site.origin}/1`);
  const begin = performance.now();
  const second = http.get(`${site.origin}/2`).then(() => performance.now() - begin);
  await failure(http.get(`${other.origin}/private`, { signal: AbortSignal.timeout(1_000) }));
  expect(other.connections).toBe(1);
  expect(await second).toBeGreaterThan(1_900);
});

test('who comes a moment before its turn, as timers do, waits for it and does not queue again', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  onTestFinished(() => void vi.restoreAllMocks());
  const enter = createEntrance(memoryTurns());
  const pace = { spacingMs: 600, patienceMs: 1_000 };
  const hosts = Array.from({ length: 400 }, (_, n) => `host ${n}`);
  const turns = hosts.map(async (host, n) => {
    const first = await enter(host, pace);
    await sleep(n);
    await first.release(pace.spacingMs);
    return enter(host, pace);
  });
  expect(await Promise.all(turns)).toHaveLength(hosts.length);
});

test('who would wait longer than three seconds is told how long', async () => {
  const { site } = await newWitness();
  const http = newHttp({ hostSpacingMs: 4_000, turns: memoryTurns() });
  const error = await failure(http.get(`${site.origin}/`));
  expect(error).toBeInstanceOf(WaitFor);
  expect(error.delay).toBeGreaterThan(3_500);
  expect(error.delay).toBeLessThan(4_500);
});

test('a host that asks to wait gets no further request from anybody', async () => {
  const { site } = await newWitness((path) =>
    path === '/busy' ? { status: 429, headers: { 'retry-after': '100' } } : {},
  );
  const turns = memoryTurns();
  await failure(newHttp({ turns }).get(`${site.origin}/busy`));
  const error = await failure(newHttp({ turns }).get(`${site.origin}/other`));
  expect(error).toBeInstanceOf(WaitFor);
  expect(error.delay).toBeGreaterThan(95_000);
  expect(site.paths).toEqual(['/busy']);
});

test('a host that answers 429 and says no more is left alone for a minute', async () => {
  const { site } = await newWitness((path) => (path === '/busy' ? { status: 429 } : {}));
  const http = newHttp();
  await failure(http.get(`${site.origin}/busy`));
  expect((await failure(http.get(`${site.origin}/other`))).delay).toBeGreaterThan(50_000);
});

test('a redirect on the same host waits its spacing, also while others want the host', async () => {
  const { site, seen } = await newWitness((path) =>
    path === '/a' ? { status: 301, headers: { location: '/b' } } : {},
  );
  const http = newHttp({ hostSpacingMs: 200 });
  const others = Array.from({ length: 10 }, (_, n) => patiently(() => http.get(`${site.origin}/${n}`)));
  await patiently(() => http.get(`${site.origin}/a`));
  await Promise.all(others);
  expect(site.paths.indexOf('/b')).toBe(site.paths.indexOf('/a') + 1);
  expect([seen.worst, seen.gapMs >= 199]).toEqual([1, true]);
});
