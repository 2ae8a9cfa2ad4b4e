import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ItemFilter } from '../../src/io/db/item-filter.js';
import { articles, decisions, feeds, items, storyArticles } from '../../src/io/db/schema.js';
import { listStories } from '../../src/io/db/story-queue.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, hash, manyArticles, person, type SampleArticle, webDeps } from './sample.js';

const here = { headers: { host: '127.0.0.1' } };

const open: ItemFilter = { state: 'open', sort: 'newest' };

const from = (feedId: string, time: string, more: Partial<SampleArticle> = {}): SampleArticle => ({
  ...manyArticles(1)[0]!,
  feedId,
  time,
  ...more,
});

/** Two events: three reports of the first, the latest of them newer than the only report of the second. */
async function reviewing() {
  const store = await newStore();
  const ids = await addSample(store, [
    from('volga-vestnik', '2026-11-01T00:00:00Z', { score: 0.6, language: 'ru' }),
    from('caspian-herald', '2026-11-01T06:00:00Z', { score: 0.9 }),
    from('alborz', '2026-11-03T00:00:00Z', { score: 0.5, language: 'fa' }),
    from('caspian-herald', '2026-11-02T00:00:00Z', { score: 0.95 }),
  ]);
  const [first, second, third, other] = ids as [number, number, number, number];
  const story = [first, second, third];
  await store.db.insert(storyArticles).values(story.map((articleId) => ({ articleId, storyId: first })));
  const queue = async (filter: Partial<ItemFilter> = {}, limit = 10) =>
    (await listStories(store.db, hash, { ...open, ...filter }, { limit })).map(({ lead, reports }) => [
      lead.id,
      reports.map(({ id }) => id),
    ]);
  return { db: store.db, store, ids, first, second, third, other, queue };
}

const values = async (db: Awaited<ReturnType<typeof reviewing>>['db'], id: number) => {
  const [row] = await db.select().from(items).where(eq(items.articleId, id));
  return {
    story: row!.storyId,
    time: row!.storyTime.toISOString().slice(0, 10),
    score: row!.storyScore,
    n: row!.storySources,
  };
};

test('the queue lists events, led by the article that fits best, sorted by what the whole story has', async () => {
  const { first, second, third, other, queue } = await reviewing();
  const story = [first, second, third];
  expect(await queue()).toEqual([
    [second, story],
    [other, [other]],
  ]);
  expect(await queue({ sort: 'oldest' })).toEqual([
    [other, [other]],
    [second, story],
  ]);
  expect((await queue({ sort: 'score' })).map(([lead]) => lead)).toEqual([other, second]);
  expect((await queue({ sort: 'sources' })).map(([lead]) => lead)).toEqual([second, other]);
  expect(await queue({ language: 'fa' })).toEqual([[third, story]]);
  expect(await queue({ alignment: 'russian-state' })).toEqual([[first, story]]);
  expect(await queue({ until: new Date('2026-11-01T03:00:00Z') })).toEqual([[first, story]]);
  expect(await queue({ search: 'fighters', from: new Date('2026-11-02T12:00:00Z') })).toEqual([[third, story]]);
});

test('pages of stories follow each other without gap or repetition, in every order', async () => {
  const store = await newStore();
  await addSample(store, manyArticles(7));
  const app = createApp(webDeps(store), await person(store, 'Anna'));
  for (const sort of ['newest', 'oldest', 'score', 'sources']) {
    const seen: string[] = [];
    let next: string | undefined = `/api/v1/stories?sort=${sort}&limit=3`;
    while (next) {
      const { stories, after } = await (await app.request(`http://127.0.0.1${next}`, here)).json();
      seen.push(...stories.map(({ id }: { id: number }) => id));
      next = after ? `/api/v1/stories?sort=${sort}&limit=3&after=${encodeURIComponent(after)}` : undefined;
    }
    expect(seen, sort).toHaveLength(7);
    expect(new Set(seen).size, sort).toBe(7);
  }
});

test('a story is known by its independent publishers: not by copies, nor by outlets of one family', async () => {
  const { db, first, second, third, other } = await reviewing();
  expect(await values(db, first)).toEqual({ story: first, time: '2026-11-03', score: 0.9, n: 3 });
  await db.update(feeds).set({ family: 'one-house' }).where(eq(feeds.id, 'volga-vestnik'));
  await db.update(feeds).set({ family: 'one-house' }).where(eq(feeds.id, 'alborz'));
  expect(await values(db, first)).toMatchObject({ n: 2 });
  await db.update(articles).set({ textHash: 'same' });
  await db.update(storyArticles).set({ storyId: first }).where(eq(storyArticles.articleId, third));
  expect(await values(db, second)).toMatchObject({ n: 1 });
  expect(await values(db, other)).toMatchObject({ story: other, n: 1 });
});

test('articles that are moved from one story to another take its place in the queue along', async () => {
  const { db, first, second, third, other, queue } = await reviewing();
  await db.update(storyArticles).set({ storyId: third }).where(eq(storyArticles.articleId, third));
  await db.insert(storyArticles).values({ articleId: other, storyId: third });
  expect(await queue({ sort: 'score' })).toEqual([
    [other, [other, third]],
    [second, [first, second]],
  ]);
  expect(await values(db, first)).toEqual({ story: first, time: '2026-11-01', score: 0.9, n: 2 });
  await db.delete(storyArticles);
  expect((await queue()).map(([lead]) => lead)).toEqual([third, other, second, first]);
});

test('a decision on a story is a row for each of its open articles, and a new report brings the story back', async () => {
  const { db, store, first, second, third, queue } = await reviewing();
  const app = createApp(webDeps(store), await person(store, 'Anna'));
  const post = (fields: Record<string, string>) =>
    app.request('http://127.0.0.1/decisions', {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1', host: '127.0.0.1', accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
  await post({ item: `${third}:0`, action: 'dismiss', reason: 'doubtful' });
  const page = await (await app.request('http://127.0.0.1/', here)).text();
  expect(page).toContain(`value="${first}:0 ${second}:0"`);
  expect((await post({ item: `${first}:0 ${second}:0`, action: 'accept' })).status).toBe(200);
  const rows = await db.select().from(decisions).orderBy(decisions.id);
  expect(rows.map(({ articleId, action }) => [articleId, action])).toEqual([
    [third, 'dismiss'],
    [first, 'accept'],
    [second, 'accept'],
  ]);
  expect((await queue()).map(([lead]) => lead)).not.toContain(second);
  const [late] = await addSample(store, [from('alborz', '2026-11-04T00:00:00Z')]);
  await db.insert(storyArticles).values({ articleId: late!, storyId: first });
  expect((await queue())[0]).toEqual([late, [first, second, third, late]]);
});

test('a reviewer joins two stories, takes an article out and takes that back, on the article’s page', async () => {
  const { store, first, second, third, other, queue } = await reviewing();
  const app = createApp(webDeps(store), await person(store, 'Anna'));
  const post = (fields: Record<string, string>) =>
    app.request('http://127.0.0.1/stories', {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1', host: '127.0.0.1' },
      body: new URLSearchParams({ back: `/articles/${other}`, ...fields }),
    });
  const leads = async () => (await queue()).map(([, reports]) => reports);
  const page = async () => (await app.request(`http://127.0.0.1/articles/${other}`, here)).text();
  expect(await page()).toContain(`<option value="${second}">`);
  await store.db.insert(storyArticles).values({ articleId: other, storyId: other });
  expect(
    (await post({ action: 'merge', article: `${other}`, into: `http://127.0.0.1/articles/${first}` })).status,
  ).toBe(303);
  expect(await leads()).toEqual([[first, second, other, third]]);
  await post({ action: 'split', article: `${third}` });
  expect(await leads()).toContainEqual([third]);
  const [, undo] = /name="decision" value="(\d+)"/.exec(await page()) ?? [];
  expect((await post({ action: 'merge', article: `${other}`, into: 'no number' })).status).toBe(400);
  expect((await post({ action: 'undo', decision: '0' })).status).toBe(400);
  expect((await post({ action: 'undo', decision: undo! })).status).toBe(303);
  expect(await leads()).toEqual([[first, second, other, third]]);
});
