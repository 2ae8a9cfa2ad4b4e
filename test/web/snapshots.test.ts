import { expect, test } from 'vitest';
import { addSnapshot, packSnapshot } from '../../src/io/db/snapshots.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, person, webDeps } from './sample.js';

const here = { headers: { host: '127.0.0.1' } };

test('a stored page is shown as the bytes it was, and nothing in it can run, load or send', async () => {
  const store = await newStore();
  const [id] = await addSample(store);
  const app = createApp(webDeps(store), await person(store, 'Anna', 'reader'));
  const get = (path: string) => app.request(`http://127.0.0.1/articles/${id}/${path}`, here);
  const add = async (body: string, text: string) =>
    addSnapshot(
      store.db,
      id!,
      await packSnapshot({
        fetchedAt: new Date('2026-11-20T09:00:00Z'),
        url: 'https://caspian-herald.example/1',
        headers: { 'content-type': 'text/html; charset=windows-1251', 'set-cookie': 'secret' },
        sha256: 'a'.repeat(64),
        body: new TextEncoder().encode(body),
        title: 'Moscow delays fighter deliveries',
        text,
        textHash: text,
      }),
    );
  const page = '<script>window.broken=1</script><form action="https://evil.example"><button>Иран';
  await add(page, 'The delay is the second.\nNothing was paid.');
  const answer = await get('snapshots/1');
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(page);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=windows-1251');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')?.split(/; */)).toEqual([
    "default-src 'none'",
    "form-action 'none'",
    expect.stringMatching(/^sandbox ?$/),
  ]);
  expect((await get('snapshots/2')).status).toBe(404);

  await add(page, 'The delay is the third.\nNothing was paid.');
  const versions = await (await get('versions')).text();
  expect(versions).toMatch(/<del>second\.\s*<\/del><ins>third\.\s*<\/ins>/);
});
