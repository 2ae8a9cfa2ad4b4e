import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db, Store } from './database.js';
import { trendStates } from './schema.js';
import { ownStoryKey, storyKey } from './stories.js';
import { coverage, points } from './trend-points.js';

const refreshLock = 7_045_113_383;

/** Changes are looked for from a little before the last refresh: a transaction may commit after one that began later. */
const overlap = sql`interval '10 minutes'`;

/** Brings the derived tables up to date and returns whether it did; another process may be at it. */
export async function refreshTrend(db: Store['db'], codebookHash: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${refreshLock}) as free`);
    if (!rows[0]?.free) return false;
    const since = sql`coalesce((select refreshed_at from trend_states where codebook_hash = ${codebookHash}), '-infinity') - ${overlap}`;
    await tx.execute(sql`
      create temp table touched on commit drop as
      select distinct unnest(array[${storyKey}, ${ownStoryKey}]) as story from items join articles on articles.id = items.article_id
        left join classifications c on c.article_id = items.article_id and c.codebook_hash = items.codebook_hash
        left join story_articles placed on placed.article_id = items.article_id
        left join decisions d on d.article_id = items.article_id and d.decided_at > ${since}
      where items.codebook_hash = ${codebookHash}
        and (items.added_at > ${since} or c.classified_at > ${since} or placed.placed_at > ${since} or d.id is not null)
      union select value from story_decisions, jsonb_each_text(before) where decided_at > ${since}`);
    await tx.execute(sql`
      delete from trend_points where codebook_hash = ${codebookHash} and story in (select story from touched)`);
    await tx.execute(sql`
      insert into trend_points ${points(codebookHash, sql`${storyKey} in (select story from touched)`)}`);
    await refreshCoverage(tx, since);
    await tx.execute(sql`
      insert into trend_states values (${codebookHash}, now())
      on conflict (codebook_hash) do update set refreshed_at = excluded.refreshed_at`);
    return true;
  });
}

async function refreshCoverage(db: Db, since: SQL): Promise<void> {
  const days = sql`select distinct (coalesce(published_at, fetched_at) at time zone 'UTC')::date from articles
    where text is not null and fetched_at > ${since}`;
  await db.execute(sql`delete from coverage_days where day in (${days})`);
  await db.execute(sql`insert into coverage_days ${coverage(sql`a.day in (${days})`)}`);
}

/** The first day of which anything was read, as YYYY-MM-DD. */
export async function readFirstDay(db: Db): Promise<string | undefined> {
  const { rows } = await db.execute<{ day: string | null }>(sql`select min(day)::text as day from coverage_days`);
  return rows[0]?.day ?? undefined;
}

/** When the derived tables were brought up to date; undefined when they never were. */
export async function readRefreshed(db: Db, codebookHash: string): Promise<Date | undefined> {
  const rows = await db.select().from(trendStates).where(eq(trendStates.codebookHash, codebookHash));
  return rows[0]?.refreshedAt;
}
