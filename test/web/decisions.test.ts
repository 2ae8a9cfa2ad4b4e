import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ItemFilter } from '../../src/io/db/item-filter.js';
import { findItem, listItems } from '../../src/io/db/review.js';
import { decisions } from '../../src/io/db/schema.js';
import { createApp } from '../../src/web/app.js';
import { record, type Wish } from '../../src/web/record.js';
import { newStore } from '../support.js';
import { addSample, hash, person, webDeps } from './sample.js';

const open: ItemFilter = { state: 'open', sort: 'newest' };

async function reviewing() {
  const store = await newStore();
  const ids = await addSample(store);
  const deps = webDeps(store);
  const wish = (decision: Wish['decision'], more: Partial<Wish> = {}): Wish => ({
    articleId: ids[0]!,
    version: undefined,
    decision,
    note: null,
    request: null,
    ...more,
  });
  const queue = async (filter: ItemFilter) =>
    (await listItems(store.db, hash, filter, { limit: 50 })).map(({ id }) => id);
  const [anna, boris] = [await person(store, 'Anna'), await person(store, 'Boris')];
  return { db: store.db, anna, boris, deps, ids, wish, queue, item: () => findItem(store.db, hash, ids[0]!) };
}

test('a decision is an added row with who, before and after, and moves the item', async () => {
  const { anna, db, deps, ids, wish, queue } = await reviewing();
  expect(await queue(open)).toEqual([ids[2], ids[1], ids[0]]);
  await record(deps, anna, wish({ action: 'dismiss', reason: 'background' }, { note: 'nothing new' }));
  expect(await queue(open)).toEqual([ids[2], ids[1]]);
  expect(await queue({ ...open, state: 'dismissed' })).toEqual([ids[0]]);
  const [row] = await db.select().from(decisions);
  expect(row).toMatchObject({
    action: 'dismiss',
    verdict: 'dismissed',
    reason: 'background',
    note: 'nothing new',
    reviewer: 'Anna',
    before: { state: 'open' },
    after: { state: 'dismissed' },
  });
});

test('a snoozed item comes back when its time has come', async () => {
  const { anna, deps, ids, wish, queue } = await reviewing();
  const until = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await record(deps, anna, wish({ action: 'snooze', until: until(3600) }));
  expect(await queue(open)).not.toContain(ids[0]);
  expect(await queue({ ...open, state: 'snoozed' })).toEqual([ids[0]]);
  await record(deps, anna, wish({ action: 'snooze', until: until(-1) }));
  expect(await queue(open)).toContain(ids[0]);
});

test('a decision on an item that somebody else changed is asked about, not stored', async () => {
  const { anna, boris, db, deps, wish } = await reviewing();
  await record(deps, boris, wish({ action: 'escalate' }));
  expect(await record(deps, anna, wish({ action: 'accept' }, { version: 0 }))).toMatchObject({
    result: 'changed',
    state: 'escalated',
  });
  expect(await db.select().from(decisions)).toHaveLength(1);
  expect(await record(deps, anna, wish({ action: 'accept' }))).toMatchObject({ result: 'saved', state: 'accepted' });
});

test('a save that is sent twice, or ten times at once, is stored once', async () => {
  const { anna, db, deps, wish } = await reviewing();
  const twice = wish({ action: 'accept' }, { version: 0, request: 'one' });
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => record(deps, anna, twice)));
  expect(new Set(outcomes.map(({ result }) => result))).toEqual(new Set(['saved']));
  expect(await db.select().from(decisions)).toHaveLength(1);
});

test('undo takes decisions back one by one, and never somebody else’s', async () => {
  const { anna, boris, deps, ids, wish, item } = await reviewing();
  const labels = [{ indicator: 'trade', direction: 'weakens' as const, evidence: [] }];
  await record(deps, anna, wish({ action: 'relabel', labels }));
  await record(deps, anna, wish({ action: 'accept' }));
  await record(deps, anna, wish({ action: 'note' }, { note: 'why' }));
  expect(await record(deps, anna, wish({ action: 'undo' }))).toMatchObject({ result: 'saved', state: 'open' });
  expect((await item())?.edited).toEqual(labels);
  await record(deps, anna, wish({ action: 'undo' }));
  expect(await item()).toMatchObject({ edited: null, state: 'open' });
  expect(await record(deps, anna, wish({ action: 'undo' }))).toMatchObject({ result: 'refused' });

  await record(deps, anna, wish({ action: 'accept' }, { articleId: ids[1]! }));
  await record(deps, boris, wish({ action: 'dismiss', reason: 'duplicate' }, { articleId: ids[1]! }));
  expect(await record(deps, anna, wish({ action: 'undo' }, { articleId: ids[1]! }))).toMatchObject({
    result: 'refused',
    reason: 'Somebody decided on this item after you: reopen it instead.',
  });
});

test('the filter by label follows what the reviewer made of it', async () => {
  const { anna, deps, ids, wish, queue } = await reviewing();
  const weakArms = { ...open, labels: ['arms-to-iran/weakens'] };
  expect(await queue(weakArms)).toEqual([ids[0]]);
  const labels = [{ indicator: 'trade', direction: 'weakens' as const, evidence: [] }];
  await record(deps, anna, wish({ action: 'relabel', labels }));
  expect(await queue(weakArms)).toEqual([]);
  expect(await queue({ ...open, labels: ['trade/weakens', 'trade/strengthens'] })).toEqual([ids[0]]);
});

test('an article that the classifier missed becomes an item by a reviewer’s label, and none again by undo', async () => {
  const { anna, db, deps, ids, wish, queue } = await reviewing();
  const missed = { articleId: ids[3]! };
  const labels = [{ indicator: 'trade', direction: 'strengthens' as const, evidence: [] }];
  await record(deps, anna, wish({ action: 'relabel', labels }, missed));
  expect(await queue(open)).toContain(ids[3]);
  await record(deps, anna, wish({ action: 'undo' }, missed));
  expect(await queue(open)).not.toContain(ids[3]);
  expect(await db.select().from(decisions).where(eq(decisions.articleId, ids[3]!))).toHaveLength(2);
});

test('the queue of any user can be looked at', async () => {
  const { boris, deps, ids, wish, queue } = await reviewing();
  await record(deps, boris, wish({ action: 'assign', assignee: boris.name }));
  expect(await queue({ ...open, assignee: 'Boris' })).toEqual([ids[0]]);
  expect(await queue({ ...open, assignee: 'Anna' })).toEqual([]);
  const page = await createApp(deps, boris).request('http://127.0.0.1/', { headers: { host: '127.0.0.1' } });
  expect(await page.text()).toMatch(/<option value="Anna">Anna<\/option><option value="Boris">Boris<\/option>/);
});
