import { sql } from 'drizzle-orm';
import type { Db } from './database.js';

export interface Status {
  feeds: number;
  /** Feeds whose latest poll failed. */
  feedsFailing: number;
  /** Feeds to be polled now. */
  feedsDue: number;
  entries: number;
  /** Articles with a text. */
  articles: number;
  /** Entries that proved to be another address of one of these. */
  sameArticle: number;
  /** Entries that could not be read and are not due for another try: entries = articles + sameArticle + failed + postponed + those waiting for their page. */
  failed: number;
  /** Those of the failed that will be tried again. */
  retrying: number;
  /** Failed polls and articles whose next try comes within a minute. */
  retryingSoon: number;
  classified: number;
  flagged: number;
  /** Events that the flagged articles tell of. */
  stories: number;
  /** Entries whose host asked to be left alone for more than a minute. */
  postponed: number;
  /** Entries to be fetched now or being fetched, articles not yet classified, and flagged ones in no story yet. */
  waiting: number;
  failures: { reason: string; count: number }[];
}

/** Counts every stage as the database has it, for one codebook version. */
export async function readStatus(db: Db, codebookHash: string): Promise<Status> {
  const counts = await db.execute<Record<string, number>>(sql`
    with feed as (
      select count(*) filter (where active)::int as feeds,
        count(*) filter (where active and failing)::int as "feedsFailing",
        count(*) filter (where active and (next_at is null or next_at <= now()))::int as "feedsDue",
        count(*) filter (where active and failing and next_at between now() and now() + interval '1 minute')::int as "feedsSoon"
      from (
        select next_at, not paused and origin <> 'gone' as active,
          failure is not null and succeeded_at is distinct from attempted_at as failing
        from feeds left join polls on feed_id = feeds.id
      ) f
    ), page as (
      select count(*)::int as entries,
        count(a.text)::int as articles,
        count(a.same_as)::int as "sameArticle",
        count(a.failure) filter (where a.claimed_until is null and (a.retry_at is null or a.retry_at > now()))::int as failed,
        count(a.failure) filter (where a.claimed_until is null and a.retry_at > now())::int as retrying,
        count(*) filter (where a.claimed_until is null and a.retry_at between now() and now() + interval '1 minute')::int as "pagesSoon",
        count(*) filter (where a.claimed_until is not null
          or (a.id is null or a.retry_at <= now()) and h.busy_until is null)::int as unfetched,
        count(*) filter (where a.claimed_until is null
          and (a.id is null or a.retry_at <= now()) and h.busy_until is not null)::int as postponed
      from entries e left join articles a using (id)
        left join hosts h on h.host = e.host and h.busy_until > now() + interval '1 minute'
    ), judged as (
      select count(*)::int as classified, count(*) filter (where relevant)::int as flagged
      from classifications where codebook_hash = ${codebookHash}
    ), grouped as (
      select count(distinct story_id)::int as stories, count(*)::int as placed
      from story_articles join classifications using (article_id) where codebook_hash = ${codebookHash} and relevant
    )
    select *, unfetched + articles - classified + flagged - placed as waiting, "feedsSoon" + "pagesSoon" as "retryingSoon" from feed, page, judged, grouped`);
  const failures = await db.execute<{ reason: string; count: number }>(sql`
    select failure as reason, count(*)::int as count from articles where text is null and failure is not null
    group by failure order by count desc, reason limit 20`);
  const { unfetched, placed, feedsSoon, pagesSoon, ...row } = counts.rows[0] ?? {};
  return { ...(row as unknown as Omit<Status, 'failures'>), failures: failures.rows };
}
