import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles } from './schema.js';
import { holdStories } from './story-decisions.js';

/** The story of an article that has been placed in none yet: copies of one text are one. */
export const ownStoryKey: SQL<string> = sql<string>`coalesce(${articles.textHash}, ${articles.id}::text)`;

/** Which story an article belongs to. */
export const storyKey: SQL<string> = sql<string>`coalesce(
  (select placed.story_id::text from story_articles placed where placed.article_id = ${articles.id}), ${ownStoryKey})`;

/** An article as the grouping needs it, and the story it is in already. */
export interface StoryCandidate extends Record<string, unknown> {
  id: string;
  title: string;
  text: string;
  language: string | null;
  published: string;
  story: string | null;
}

const time = sql`coalesce(a.published_at, a.fetched_at)`;

const unplaced = (codebookHash: string) => sql`
  from items join articles a on a.id = items.article_id left join story_articles s on s.article_id = a.id
  where items.codebook_hash = ${codebookHash} and s.article_id is null`;

/** Whether an article that was flagged, or labelled by a reviewer, is in no story yet. */
export async function storiesWait(db: Db, codebookHash: string): Promise<boolean> {
  const found = await db.execute(sql`select 1 ${unplaced(codebookHash)} limit 1`);
  return found.rows.length > 0;
}

/**
 * The flagged articles of the day of the earliest one that is in no story, with those of the days around it among which its
 * story is looked for. At most 500, the unplaced ones first to be kept.
 */
export async function storyCandidates(db: Db, codebookHash: string, daysAround: number): Promise<StoryCandidate[]> {
  const found = await db.execute<StoryCandidate>(sql`
    with first as (select date_trunc('day', min(${time})) as day ${unplaced(codebookHash)})
    select * from (
      select a.id::text as id, coalesce(a.title, '') as title, left(a.text, 2000) as text, a.language,
        to_json(${time}) #>> '{}' as published, s.story_id::text as story
      from first, items join articles a on a.id = items.article_id left join story_articles s on s.article_id = a.id
      where items.codebook_hash = ${codebookHash}
        and ${time} between first.day - ${daysAround} * interval '1 day' and first.day + ${daysAround + 1} * interval '1 day'
        and (s.article_id is not null or ${time} < first.day + interval '1 day')
      order by s.article_id is not null, ${time} limit 500
    ) candidate order by published, id::bigint`);
  return found.rows;
}

/**
 * Places articles in stories. One that has been placed meanwhile stays where it is, and a story that a reviewer has merged into
 * another meanwhile is found by the article that named it. Call it in a transaction.
 */
export async function placeArticles(db: Db, storyOf: Record<string, string | number>): Promise<void> {
  await holdStories(db);
  await db.execute(sql`
    insert into story_articles (article_id, story_id)
    select key::bigint, coalesce(s.story_id, value::bigint)
    from jsonb_each_text(${JSON.stringify(storyOf)}) left join story_articles s on s.article_id = value::bigint
    on conflict do nothing`);
}
