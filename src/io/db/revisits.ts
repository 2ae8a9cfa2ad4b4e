import { eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { revisits } from './schema.js';

export type Revisit = typeof revisits.$inferSelect;

/** A page that is to be looked at again, and what is known of its latest version. */
export interface DuePage extends Record<string, unknown> {
  articleId: number;
  url: string;
  title: string;
  summary: string;
  etag: string | null;
  lastModified: string | null;
  sha256: string;
  textHash: string;
  fetchedAt: string;
}

/** Flagged, or labelled by a reviewer, read one to three days ago, and not looked at since. What is missed by then stays unseen. */
const due = sql`
  from articles a join entries e on e.id = a.id left join revisits r on r.article_id = a.id
  where a.fetched_at between now() - interval '3 days' and now() - interval '1 day'
    and exists (select from items where items.article_id = a.id)
    and exists (select from snapshots where snapshots.article_id = a.id)
    and (r.article_id is null or (r.outcome is null and r.next_at <= now()))`;

/** The hosts at which pages are to be looked at again. */
export async function hostsToRevisit(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ host: string }>(sql`select distinct e.host ${due}`);
  return rows.map(({ host }) => host);
}

/** Takes the next page of a host that is to be looked at again, so that no other worker does. A claim outlives the longest fetch. */
export async function claimRevisit(db: Db, host: string): Promise<DuePage | undefined> {
  const { rows } = await db.execute<DuePage>(sql`
    with page as (select a.id ${due} and e.host = ${host} order by a.id limit 1),
    claimed as (
      insert into revisits (article_id, next_at) select id, now() + interval '90 seconds' from page
      on conflict (article_id) do update set next_at = excluded.next_at, tried_at = now()
        where revisits.outcome is null and revisits.next_at <= now()
      returning article_id)
    select s.article_id::int as "articleId", s.url, e.title, e.summary, s.sha256, s.text_hash as "textHash", s.fetched_at as "fetchedAt",
      s.headers->>'etag' as etag, s.headers->>'last-modified' as "lastModified"
    from claimed join entries e on e.id = article_id join snapshots s using (article_id)
    order by s.version desc limit 1`);
  return rows[0];
}

/** Stores what became of the page; without an outcome it is tried again at `nextAt`. */
export async function saveRevisit(
  db: Db,
  articleId: number,
  found: Partial<Pick<Revisit, 'outcome' | 'reason' | 'nextAt'>>,
): Promise<void> {
  await db.update(revisits).set(found).where(eq(revisits.articleId, articleId));
}

/** What became of an article's page after a day; undefined before. */
export async function findRevisit(db: Db, articleId: number): Promise<Revisit | undefined> {
  const rows = await db.select().from(revisits).where(eq(revisits.articleId, articleId));
  return rows[0];
}
