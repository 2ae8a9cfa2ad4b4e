import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveCodebook } from '../../src/io/db/classifications.js';
import type { Db, Store } from '../../src/io/db/database.js';
import { placeArticles } from '../../src/io/db/stories.js';
import { listStoryDecisions } from '../../src/io/db/story-decisions.js';
import { refreshTrend } from '../../src/io/db/trend-refresh.js';
import { decideStory, type StoryWish } from '../../src/stages/stories.js';
import { seedArticle } from '../seed.js';
import { newStore } from '../support.js';
import { person } from '../web/sample.js';

const place = (db: Store['db'], stories: Record<number, number>) => {
  const places = Object.fromEntries(Object.entries(stories).map(([id, story]) => [id, { story }]));
  return db.transaction((tx) => placeArticles(tx, places));
};

/** Two stories: one of three articles, named by the first, and one of two. */
async function twoStories() {
  const { db } = await newStore();
  await saveCodebook(db, { hash: 'codebook', name: 'Codebook', content: '{}' });
  const ids: number[] = [];
  for (const hour of ['01', '02', '03', '04', '05'])
    ids.push(await seedArticle(db, 'codebook', { published: `2026-03-01T${hour}:00:00Z`, feed: `outlet-${hour}` }));
  const [a1, a2, a3, b1, b2] = ids as [number, number, number, number, number];
  await place(db, { [a1]: a1, [a2]: a1, [a3]: a1, [b1]: b1, [b2]: b1 });
  const anna = await person({ db }, 'Anna');
  const decide = (wish: StoryWish, request?: string) => decideStory({ db }, anna, wish, request);
  const story = async (id: number) => {
    const { rows } = await db.execute<{ id: number }>(sql`
      select other.article_id::int as id from items own join items other using (story_id) where own.article_id = ${id} order by 1`);
    return rows.map((row) => row.id);
  };
  return { db, decide, story, ids: { a1, a2, a3, b1, b2 } };
}

const arrival = (db: Db, hour: string) => seedArticle(db, 'codebook', { published: `2026-03-01T${hour}:00:00Z` });

test('merging makes one story of two, and whoever joins either later joins it', async () => {
  const { db, decide, story, ids } = await twoStories();
  await decide({ action: 'merge', article: ids.b2, into: ids.a3 });
  const late = await arrival(db, '06');
  await place(db, { [late]: ids.b1 });
  expect(await story(ids.b1)).toEqual([ids.a1, ids.a2, ids.a3, ids.b1, ids.b2, late]);
});

test.each(['a1', 'a2'] as const)('splitting off %s leaves the others together', async (name) => {
  const { decide, story, ids } = await twoStories();
  await decide({ action: 'split', article: ids[name] });
  expect(await story(ids[name])).toEqual([ids[name]]);
  const others = [ids.a1, ids.a2, ids.a3].filter((id) => id !== ids[name]);
  expect(await story(ids.a3)).toEqual(others);
  expect(await story(ids.b1)).toEqual([ids.b1, ids.b2]);
});

test('what a reviewer decided outlives a regrouping of everything else', async () => {
  const { db, decide, story, ids } = await twoStories();
  await decide({ action: 'split', article: ids.a1 });
  await decide({ action: 'merge', article: ids.b1, into: ids.a2 });
  await db.execute(sql`delete from story_articles where decision_id is null`);
  await place(db, { [ids.a1]: ids.b1, [ids.a2]: ids.a1, [ids.b2]: ids.b2 });
  expect(await story(ids.a1)).toEqual([ids.a1]);
  expect(await story(ids.b2)).toEqual([ids.a2, ids.a3, ids.b1, ids.b2]);
});

test('a merge is taken back by whoever sees it; what joined meanwhile stays with the story it joined', async () => {
  const { db, decide, story, ids } = await twoStories();
  const merge = await decide({ action: 'merge', article: ids.b1, into: ids.a1 });
  const late = await arrival(db, '06');
  await place(db, { [late]: ids.a1 });
  const undo = await decide({ action: 'undo', decision: merge });
  expect(await story(ids.a1)).toEqual([ids.a1, ids.a2, ids.a3, late]);
  expect(await story(ids.b1)).toEqual([ids.b1, ids.b2]);
  expect(await listStoryDecisions(db, ids.b2)).toMatchObject([
    { id: undo, action: 'undo', undoes: merge, takenBack: false },
    { id: merge, action: 'merge', articleId: ids.b1, reviewer: 'Anna', takenBack: true },
  ]);
});

test('a split is taken back together with what joined its parts', async () => {
  const { db, decide, story, ids } = await twoStories();
  const split = await decide({ action: 'split', article: ids.a1 });
  const late = await arrival(db, '06');
  await place(db, { [late]: ids.a1 });
  await decide({ action: 'undo', decision: split });
  expect(await story(late)).toEqual([ids.a1, ids.a2, ids.a3, late]);
});

test('what cannot be decided is refused with the reason, and nothing is stored', async () => {
  const { decide, story, ids } = await twoStories();
  const merge = await decide({ action: 'merge', article: ids.b1, into: ids.a1 });
  await expect(decide({ action: 'merge', article: ids.b2, into: ids.a2 })).rejects.toThrow('one story already');
  const split = await decide({ action: 'split', article: ids.b2 });
  await expect(decide({ action: 'split', article: ids.b2 })).rejects.toThrow('alone in its story');
  await expect(decide({ action: 'undo', decision: merge })).rejects.toThrow('moved an article');
  await decide({ action: 'undo', decision: split });
  await expect(decide({ action: 'undo', decision: split })).rejects.toThrow('taken back already');
  await expect(decide({ action: 'merge', article: 999, into: ids.a1 })).rejects.toThrow('999 is in no story');
  expect(await story(ids.b2)).toHaveLength(5);
});

test('a request that is sent ten times at once is stored once', async () => {
  const { db, decide, ids } = await twoStories();
  const wish: StoryWish = { action: 'merge', article: ids.b1, into: ids.a1 };
  const saved = await Promise.all(Array.from({ length: 10 }, () => decide(wish, 'one')));
  expect(new Set(saved).size).toBe(1);
  expect(await listStoryDecisions(db, ids.a1)).toHaveLength(1);
});

test('the trend counts merged stories once', async () => {
  const { db, decide, ids } = await twoStories();
  const stories = async () => {
    await refreshTrend(db, 'codebook');
    const { rows } = await db.execute(sql`select distinct story, publishers from trend_points order by 1`);
    return rows;
  };
  expect(await stories()).toHaveLength(2);
  await decide({ action: 'merge', article: ids.b1, into: ids.a1 });
  expect(await stories()).toEqual([{ story: String(ids.a1), publishers: 5 }]);
});
