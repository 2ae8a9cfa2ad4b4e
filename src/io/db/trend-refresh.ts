import { and, eq, sql } from 'drizzle-orm';
import type { Db, Store } from './database.js';
import { trendStates } from './schema.js';
import { coverage, points } from './trend-points.js';

const refreshLock = 7_045_113_383;

/** Changes are looked for from a little before the last refresh: a transaction may commit after one that began later. */
const overlapMs = 10 * 60_000;

/** Brings the derived tables up to date and returns whether it did; another process may be at it. */
export async function refreshTrend(db: Store['db'], codebookHash: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${refreshLock}) as free`);
    if (!rows[0]?.free) return false;
    const refreshedAt = await readRefreshed(tx, codebookHash);
    const since = new Date(refreshedAt ? refreshedAt.getTime() - overlapMs : 0).toISOString();
    await markTouched(tx, since);
    const moved = await refreshPoints(tx, codebookHash);
    const read = await refreshCoverage(tx, since);
    await tx.execute(sql`
      insert into trend_states (codebook_hash, refreshed_at) values (${codebookHash}, now())
      on conflict (codebook_hash) do update set refreshed_at = excluded.refreshed_at`);
    // Every codebook's assessment rests on what was read.
    if (moved || read)
      await tx.execute(sql`update trend_states set drawn = null where ${read} or codebook_hash = ${codebookHash}`);
    return true;
  });
}

/** The stories in which an instant changed anything, also those that an article stood in before. */
async function markTouched(db: Db, since: string): Promise<void> {
  await db.execute(sql`
    create temp table touched on commit drop as
    select distinct unnest(array[i.story_id, i.article_id]) as story from items i where i.article_id in (
      select article_id from items where added_at > ${since}
      union select article_id from classifications where relevant and classified_at > ${since}
      union select article_id from story_articles where placed_at > ${since}
      union select article_id from decisions where decided_at > ${since})
    union select value::bigint from story_decisions, jsonb_each_text(before) where decided_at > ${since}`);
}

/** Returns whether any row is another than before: most that is looked at again within the overlap is the same. */
async function refreshPoints(db: Db, codebookHash: string): Promise<boolean> {
  await db.execute(sql`create temp table fresh_points (like trend_points) on commit drop`);
  await db.execute(
    sql`insert into fresh_points ${points(codebookHash, sql`items.story_id in (select story from touched)`)}`,
  );
  const gone = await db.execute(sql`
    delete from trend_points p where codebook_hash = ${codebookHash} and story in (select story from touched)
      and not exists (select from fresh_points f where f.story = p.story and row(f.*) is not distinct from row(p.*))`);
  const come = await db.execute(sql`insert into trend_points select * from fresh_points on conflict do nothing`);
  return Boolean(gone.rowCount || come.rowCount);
}

/** Returns whether any day's count is another than before. */
async function refreshCoverage(db: Db, since: string): Promise<boolean> {
  const days = sql`select distinct (coalesce(published_at, fetched_at) at time zone 'UTC')::date from articles
    where text is not null and fetched_at > ${since}`;
  await db.execute(sql`create temp table fresh_days (like coverage_days) on commit drop`);
  await db.execute(sql`insert into fresh_days ${coverage(sql`a.day in (${days})`)}`);
  const gone = await db.execute(sql`
    delete from coverage_days c where day in (${days})
      and not exists (select from fresh_days f where row(f.*) = row(c.*))`);
  const come = await db.execute(sql`insert into coverage_days select * from fresh_days on conflict do nothing`);
  return Boolean(gone.rowCount || come.rowCount);
}

/** The first day of which anything was read, as YYYY-MM-DD. */
export async function readFirstDay(db: Db): Promise<string | undefined> {
  const { rows } = await db.execute<{ day: string | null }>(sql`select min(day)::text as day from coverage_days`);
  return rows[0]?.day ?? undefined;
}

/** Keeps an assessment until a row of the derived tables changes, unless they were refreshed since it was begun. */
export async function saveDrawn(db: Db, codebookHash: string, drawn: unknown, begun: Date | undefined): Promise<void> {
  // JavaScript has no microseconds.
  const refreshed = sql`date_trunc('milliseconds', ${trendStates.refreshedAt}) = ${begun?.toISOString() ?? null}`;
  await db
    .update(trendStates)
    .set({ drawn })
    .where(and(eq(trendStates.codebookHash, codebookHash), refreshed));
}

/** What was kept by `saveDrawn`. */
export async function findDrawn(db: Db, codebookHash: string): Promise<unknown> {
  const rows = await db
    .select({ drawn: trendStates.drawn })
    .from(trendStates)
    .where(eq(trendStates.codebookHash, codebookHash));
  return rows[0]?.drawn;
}

/** When the derived tables were brought up to date; undefined when they never were. */
export async function readRefreshed(db: Db, codebookHash: string): Promise<Date | undefined> {
  const rows = await db
    .select({ refreshedAt: trendStates.refreshedAt })
    .from(trendStates)
    .where(eq(trendStates.codebookHash, codebookHash));
  return rows[0]?.refreshedAt;
}
