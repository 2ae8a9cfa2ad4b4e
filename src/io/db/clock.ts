import { sql } from 'drizzle-orm';
import { UserError } from '../../errors.js';
import type { Db } from './database.js';

/** Milliseconds. Locks of ten seconds, taken by one clock and judged by another, must not lapse early. */
const tolerated = 5_000;

/**
 * Throws a UserError when this machine's clock and the database's are more than five seconds apart. A queue in PostgreSQL judges
 * its locks by the clocks of its workers: a worker whose clock is fast would take jobs away from the others while they run.
 */
export async function checkClock(db: Pick<Db, 'execute'>, now: () => Date): Promise<void> {
  const asked = now().getTime();
  const { rows } = await db.execute<{ at: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as at`,
  );
  const answered = now().getTime();
  const ahead = (asked + answered) / 2 - rows[0]!.at;
  // The database may have read its clock at any moment of the round trip.
  if (Math.abs(ahead) - (answered - asked) / 2 <= tolerated) return;
  const difference = `${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'}`;
  throw new UserError(
    `This machine's clock is ${difference} the database's. Set both by NTP (on most systems: timedatectl set-ntp true), then start again.`,
  );
}

/** The database's clock, which all processes share, whatever their own say. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await db.execute<{ now: string }>(sql`select now()::text as now`);
  return new Date(rows[0]!.now);
}
