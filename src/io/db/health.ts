import { sql } from 'drizzle-orm';
import type { Db } from './database.js';

/** How all sources together are: what an alarm is judged by. */
export async function readTotals(db: Db) {
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
  return { ...counts, lastSuccess: lastSuccess ? new Date(lastSuccess) : null, since: since ? new Date(since) : null };
}
