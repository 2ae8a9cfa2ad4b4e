import { sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { polls } from './schema.js';

export type Poll = typeof polls.$inferSelect;

/** Stores the outcome of a poll; what is left out keeps its last value. */
export async function savePoll(db: Db, poll: typeof polls.$inferInsert): Promise<void> {
  const { feedId: _, ...set } = poll;
  await db.insert(polls).values(poll).onConflictDoUpdate({ target: polls.feedId, set });
}

/** Makes every feed due now, as `run --once` wants it. */
export async function pollAllNow(db: Db): Promise<void> {
  await db.update(polls).set({ nextAt: sql`now()` });
}
