import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unplacedArticle } from '../../src/io/db/stories.js';
import { storyItems } from '../../src/io/db/story-queue.js';
import { countSources } from '../../src/pipeline/review/voices.js';
import story from '../../workers/story.js';
import { seedArticle } from '../seed.js';
import { newDeps } from '../support.js';

const clauses = Array.from({ length: 20 }, (_, i) => `Clause ${i} is about berth ${i * 7} and vessel ${i * 3}.`).join(
  ' ',
);

test('reports of one event become one story, and a copy adds no voice', async () => {
  const deps = await newDeps();
  const { db, codebook } = deps;
  const report = (feed: string, title: string, text: string) =>
    seedArticle(db, codebook.hash, { feed, title, text, published: '2026-03-01T08:00:00Z' });
  const wire = await report(
    'wire',
    'Ministers sign protocol on ferries',
    `The ministers signed it in the port. ${clauses}`,
  );
  const copy = await report(
    'paper',
    'Protocol on ferries signed',
    `The ministers signed it in the port. ${clauses} Comments.`,
  );
  const other = await report(
    'gazette',
    'Grain tax',
    'Deputies of the other chamber rejected a tax on grain that millers had signed for.',
  );
  await story.run({ articleId: wire }, deps);
  const { rows } = await db.execute(sql`
    select article_id::int as id, story_id::int as story, copy_of::int as copy from story_articles order by article_id`);
  expect(rows).toEqual([
    { id: wire, story: wire, copy: null },
    { id: copy, story: wire, copy: wire },
    { id: other, story: other, copy: null },
  ]);
  const reports = await storyItems(db, codebook.hash, wire);
  expect(reports).toHaveLength(2);
  expect(countSources(reports)).toBe(1);
  const sources = await db.execute(sql`select distinct story_sources as count from items where story_id = ${wire}`);
  expect(sources.rows).toEqual([{ count: 1 }]);
  expect(await unplacedArticle(db, codebook.hash)).toBeUndefined();
});

test('an article that comes later finds the story by what was stored of the first', async () => {
  const deps = await newDeps();
  const { db, codebook } = deps;
  const report = (feed: string, hour: string) =>
    seedArticle(db, codebook.hash, {
      feed,
      title: 'Ports agree on customs data',
      published: `2026-03-0${hour}:00:00Z`,
    });
  const first = await report('wire', '1T08');
  await story.run({ articleId: first }, deps);
  const second = await report('gazette', '2T20');
  await story.run({ articleId: second }, deps);
  const { rows } = await db.execute(sql`select story_id::int as story from story_articles`);
  expect(rows).toEqual([{ story: first }, { story: first }]);
});
