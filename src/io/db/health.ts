import { sql } from 'drizzle-orm';
import type { Store } from './database.js';
import { shortageOf } from './refusal.js';

/** How the database and all sources together are: what an alarm is judged by. */
export async function readTotals(db: Store['db']) {
  const result = await db.execute<{
    active: number;
    failing: number;
    overdue: number;
    lastSuccess: string | null;
    since: string | null;
  }>(sql`
    select count(*)::int as active,
      count(*) filter (where failure is not null and succeeded_at is distinct from attempted_at)::int as failing,
      count(*) filter (where coalesce(next_at, added_at) < now() - interval '15 minutes')::int as overdue,
      max(succeeded_at) as "lastSuccess",
      min(added_at) as since
    from feeds left join polls on feed_id = feeds.id
    where not paused and origin <> 'gone'`);
  const { lastSuccess, since, ...counts } = result.rows[0]!;
  return {
    ...counts,
    full: await whyFull(db),
    lastSuccess: lastSuccess ? new Date(lastSuccess) : null,
    since: since ? new Date(since) : null,
  };
}

/**
 * What the database says when its disk takes no more, else null. Rows may still find room in pages that have some, so it is asked to
 * sort two megabytes with too little memory: that takes new room, gives it back at once and changes nothing.
 */
async function whyFull(db: Store['db']): Promise<string | null> {
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local work_mem = '64kB'`);
      await tx.execute(sql`select count(*) from (select random() from generate_series(1, 100000) order by 1) sorted`);
    });
    return null;
  } catch (error) {
    const shortage = shortageOf(error);
    if (shortage === undefined) throw error;
    return shortage;
  }
}
