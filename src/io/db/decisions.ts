import type { Db } from './database.js';
import { decisions } from './schema.js';

/** Adds a decision; none is ever changed or removed. */
export async function addDecision(db: Db, decision: typeof decisions.$inferInsert): Promise<void> {
  await db.insert(decisions).values(decision);
}
