import { eq, isNull, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { polls } from './schema.js';

export type Poll = typeof polls.$inferSelect;
export type PollOutcome = typeof polls.$inferInsert;

/** Stores the outcome of a poll; what is left out keeps its last value. */
export async function savePoll(db: Db, poll: PollOutcome): Promise<void> {
  const { feedId: _, ...set } = poll;
  await db.insert(polls).values(poll).onConflictDoUpdate({ target: polls.feedId, set });
}

/** Makes every feed due now that its server has not declared gone, as `run --once` wants it. */
export async function pollAllNow(db: Db): Promise<void> {
  await db.update(polls).set({ nextAt: sql`now()` }).where(isNull(polls.parkedAt));
}

/** Makes one feed due now, gone or not. */
export async function pollNow(db: Db, feedId: string): Promise<void> {
  await db.update(polls).set({ nextAt: sql`now()`, parkedAt: null, retryAt: null }).where(eq(polls.feedId, feedId));
}
