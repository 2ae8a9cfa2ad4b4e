import { and, asc, eq, isNull } from 'drizzle-orm';
import { newSecret } from '../secret.js';
import type { Db } from './database.js';
import { savedFilters, users } from './schema.js';

export type SavedFilter = typeof savedFilters.$inferSelect;

/** Keeps a filter under a name; the same name again keeps the newer one, and its feed's address stays. */
export async function saveFilter(db: Db, userId: number, name: string, query: string): Promise<void> {
  await db
    .insert(savedFilters)
    .values({ userId, name, query, feedKey: newSecret() })
    .onConflictDoUpdate({ target: [savedFilters.userId, savedFilters.name], set: { query } });
}

/** A user's filters by name. */
export async function listFilters(db: Db, userId: number): Promise<SavedFilter[]> {
  return db.select().from(savedFilters).where(eq(savedFilters.userId, userId)).orderBy(asc(savedFilters.name));
}

export async function removeFilter(db: Db, userId: number, id: number): Promise<void> {
  await db.delete(savedFilters).where(and(eq(savedFilters.userId, userId), eq(savedFilters.id, id)));
}

/** The filter whose feed has this key, while its owner may come in. */
export async function findFilterByKey(db: Db, feedKey: string): Promise<SavedFilter | undefined> {
  const [row] = await db
    .select({ filter: savedFilters })
    .from(savedFilters)
    .innerJoin(users, eq(users.id, savedFilters.userId))
    .where(and(eq(savedFilters.feedKey, feedKey), isNull(users.disabledAt)));
  return row?.filter;
}
