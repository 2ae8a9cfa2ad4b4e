import { expect, test } from 'vitest';
import { opinions } from '../../src/io/db/schema.js';
import { createApp } from '../../src/web/app.js';
import { record } from '../../src/web/record.js';
import { newStore } from '../support.js';
import { addSample, person, webDeps } from './sample.js';

async function coding() {
  const store = await newStore();
  const [id] = await addSample(store);
  const deps = webDeps(store);
  const [anna, boris] = [await person(store, 'Anna'), await person(store, 'Boris')];
  await record(deps, anna, {
    articleId: id!,
    version: 0,
    decision: { action: 'relabel', labels: [{ indicator: 'trade', direction: 'weakens', evidence: [] }] },
    note: 'a note of Anna',
    request: null,
  });
  await record(deps, anna, {
    articleId: id!,
    version: undefined,
    decision: { action: 'accept' },
    note: null,
    request: null,
  });
  const as = (user: typeof anna, percent = 100) => {
    const app = createApp({ ...deps, config: { secondOpinions: percent } }, user);
    const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1' };
    const page = async () => (await app.request('http://127.0.0.1/opinions', { headers })).text();
    const give = async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ article: `${id}`, ...fields });
      return (await app.request('http://127.0.0.1/opinions', { method: 'POST', headers, body })).status;
    };
    return { page, give };
  };
  return { db: store.db, id: id!, anna: as(anna), boris: as(boris), nobody: as(boris, 0) };
}

test('a second reviewer codes what another decided without seeing it, once, and both are compared', async () => {
  const { db, id, anna, boris, nobody } = await coding();
  const page = await boris.page();
  expect(page).toContain('1 waits for you');
  expect(page).toContain('value="arms-to-iran/weakens" checked');
  expect(page).not.toMatch(/accepted<|a note of Anna|trade\/weakens" checked/);
  expect(await anna.page()).toContain('None waits for you');
  expect(await nobody.page()).toContain('Turned off');
  expect(await anna.give({ verdict: 'accepted' })).toBe(400);
  expect(await nobody.give({ verdict: 'accepted' })).toBe(400);
  expect(await boris.give({ verdict: 'accepted', label: 'no-such/weakens' })).toBe(400);
  expect(await boris.give({ verdict: 'accepted', label: 'trade/weakens' })).toBe(303);
  expect(await boris.give({ verdict: 'dismissed' })).toBe(400);
  expect(await db.select().from(opinions)).toMatchObject([
    { articleId: id, verdict: 'accepted', labels: ['trade/weakens'] },
  ]);
  const after = await boris.page();
  expect(after).toContain('None waits for you');
  expect(after).toMatch(/Relevant at all<\/th><td class="number">–<\/td><td class="number">100 %/);
  expect(after).toMatch(/Russian arms for Iran<\/th><td class="number">0 of 1/);
});
