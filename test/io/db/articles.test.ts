import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  claimEntry,
  failArticle,
  nextLapse,
  releaseClaim,
  renewClaim,
  saveArticle,
} from '../../../src/io/db/articles.js';
import { addEntries, waitingHosts } from '../../../src/io/db/entries.js';
import { articles } from '../../../src/io/db/schema.js';
import { newStore } from '../../support.js';

const entry = (path: string) => ({
  canonicalUrl: `https://one.example/${path}`,
  url: `https://one.example/${path}`,
  host: 'one.example',
  title: path,
  summary: '',
});

async function storeWith(...paths: string[]) {
  const { db } = await newStore();
  await addEntries(db, paths.map(entry));
  return db;
}

test('an address is stored once, whatever number of feeds bring it', async () => {
  const db = await storeWith('a', 'b');
  expect(await addEntries(db, [entry('b'), entry('c')])).toBe(1);
});

test('two workers never hold the same entry', async () => {
  const db = await storeWith('a', 'b', 'c');
  const claims = await Promise.all(Array.from({ length: 6 }, () => claimEntry(db, 'one.example')));
  const ids = claims.flatMap((claim) => (claim ? [claim.id] : []));
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
  expect(await waitingHosts(db)).toEqual([]);
});

test('a read article never waits again', async () => {
  const db = await storeWith('a');
  const claim = (await claimEntry(db, 'one.example'))!;
  expect(await saveArticle(db, claim, { title: 'A', text: 'Text.' })).toBe(true);
  expect(await claimEntry(db, 'one.example')).toBeUndefined();
});

test('a failed article waits for its time, a hopeless one for ever', async () => {
  const db = await storeWith('a', 'b');
  const first = (await claimEntry(db, 'one.example'))!;
  await failArticle(db, first, 'the server answered 500', new Date(Date.now() - 1));
  const second = (await claimEntry(db, 'one.example'))!;
  await failArticle(db, second, 'the server answered 404', null);
  const third = await claimEntry(db, 'one.example');
  expect(third).toMatchObject({ id: first.id, attempt: 2 });
  await failArticle(db, third!, 'the server answered 500', new Date(Date.now() + 60_000));
  expect(await claimEntry(db, 'one.example')).toBeUndefined();
});

test('a claim that its worker left behind is taken up, and the late worker changes nothing', async () => {
  const db = await storeWith('a');
  const late = (await claimEntry(db, 'one.example'))!;
  await db.update(articles).set({ claimedUntil: sql`now() - interval '1 second'` }).where(eq(articles.id, late.id));
  const next = (await claimEntry(db, 'one.example'))!;
  expect(next.attempt).toBe(2);
  expect(await saveArticle(db, late, { text: 'late' })).toBe(false);
  expect(await failArticle(db, late, 'late', null)).toBe(false);
  await releaseClaim(db, late);
  expect(await saveArticle(db, next, { text: 'in time' })).toBe(true);
  const [row] = await db.select().from(articles);
  expect(row?.text).toBe('in time');
});

test('a claim that is renewed does not lapse, and one that is left behind says when it will', async () => {
  const db = await storeWith('a');
  expect(await nextLapse(db, 'one.example')).toBeUndefined();
  const claim = (await claimEntry(db, 'one.example'))!;
  await db.update(articles).set({ claimedUntil: sql`now() + interval '2 seconds'` });
  expect(await nextLapse(db, 'one.example')).toBeLessThanOrEqual(2_000);
  await renewClaim(db, claim);
  expect(await nextLapse(db, 'one.example')).toBeGreaterThan(10_000);
  await saveArticle(db, claim, { text: 'Text.' });
  await renewClaim(db, claim);
  expect(await nextLapse(db, 'one.example')).toBeUndefined();
});

test('a released claim costs no try', async () => {
  const db = await storeWith('a');
  const claim = (await claimEntry(db, 'one.example'))!;
  await releaseClaim(db, claim);
  expect(await claimEntry(db, 'one.example')).toMatchObject({ id: claim.id, attempt: 1 });
});
