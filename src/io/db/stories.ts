import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles } from './schema.js';
import { holdStories } from './story-decisions.js';

/** Whose voice an article is: the publisher family of its outlet, or for a copy of the outlet it was copied from. */
export const voice: SQL<string> = sql<string>`(
  select coalesce(f.family, e.host) from entries e left join feeds f on f.id = e.feed_id where e.id = coalesce(
    (select placed.copy_of from story_articles placed where placed.article_id = ${articles.id}), ${articles.id}))`;

/** An article as the grouping needs it; where it is placed, its story and what was stored to compare it by. */
export interface StoryCandidate extends Record<string, unknown> {
  id: string;
  title: string;
  /** Null where it is not needed any more. */
  text: string | null;
  language: string | null;
  published: string;
  source: string;
  labels: string[];
  story: string | null;
  copyOf: string | null;
  words: Buffer | null;
  anchors: Buffer | null;
  fingerprint: string | null;
}

/** Longer than any article whose copies matter. */
const longestText = 50_000;
const mostCandidates = 2_000;

/** An article that was flagged, or labelled by a reviewer, and is in no story yet: of several the oldest. */
export async function unplacedArticle(db: Db, codebookHash: string): Promise<number | undefined> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select items.article_id::int as id from items left join story_articles s on s.article_id = items.article_id
    where items.codebook_hash = ${codebookHash} and s.article_id is null order by items.time, items.article_id limit 1`);
  return rows[0]?.id;
}

/**
 * The unplaced articles of an article's day, with the placed ones of the days around it among which their stories are
 * looked for, oldest first. None when the article is placed.
 */
export async function storyCandidates(
  db: Db,
  codebookHash: string,
  articleId: number,
  daysAround: number,
): Promise<StoryCandidate[]> {
  const { rows } = await db.execute<StoryCandidate>(sql`
    with first as (
      select date_trunc('day', time) as day from items where codebook_hash = ${codebookHash} and article_id = ${articleId}
        and not exists (select from story_articles s where s.article_id = items.article_id))
    select * from (
      select a.id::text as id, coalesce(a.title, '') as title,
        case when s.words is null then left(a.text, ${longestText}) end as text, a.language,
        to_json(items.time) #>> '{}' as published, coalesce(items.feed_id, e.host) as source, items.labels,
        s.story_id::text as story, s.copy_of::text as "copyOf", s.words, s.anchors, s.fingerprint
      from first, items join articles a on a.id = items.article_id join entries e on e.id = a.id
        left join story_articles s on s.article_id = a.id
      where items.codebook_hash = ${codebookHash}
        and items.time >= first.day - ${daysAround} * interval '1 day' and items.time < first.day + ${daysAround + 1} * interval '1 day'
        and (s.article_id is not null or (items.time >= first.day and items.time < first.day + interval '1 day'))
      order by s.article_id is not null, abs(extract(epoch from items.time - first.day)) limit ${mostCandidates}
    ) candidate order by published, id::bigint`);
  return rows;
}

/** Where an article belongs, and what is stored to compare it by. */
export interface NewPlace {
  story: string | number;
  copyOf?: string | null;
  sketch?: { words: Uint8Array; anchors: Uint8Array; fingerprint: string };
}

/**
 * Places articles in stories. One that has been placed meanwhile stays where it is, and a story that a reviewer has merged into
 * another meanwhile is found by the article that named it. Call it in a transaction.
 */
export async function placeArticles(db: Db, places: Record<string, NewPlace>): Promise<void> {
  await holdStories(db);
  const rows = Object.entries(places).map(([id, { story, copyOf, sketch }]) => {
    return {
      id,
      story,
      copyOf,
      words: base64(sketch?.words),
      anchors: base64(sketch?.anchors),
      print: sketch?.fingerprint,
    };
  });
  await db.execute(sql`
    insert into story_articles (article_id, story_id, copy_of, words, anchors, fingerprint)
    select p.id, coalesce(s.story_id, p.story), p."copyOf", decode(p.words, 'base64'), decode(p.anchors, 'base64'), p.print
    from jsonb_to_recordset(${JSON.stringify(rows)})
        as p(id bigint, story bigint, "copyOf" bigint, words text, anchors text, print text)
      left join story_articles s on s.article_id = p.story
    on conflict do nothing`);
}

const base64 = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('base64');
