import { and, eq, ne, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { presence, users } from './schema.js';

/** Notes that a user looks at an article, and returns who else did within the last half minute. */
export async function look(db: Db, articleId: number, userId: number): Promise<string[]> {
  await db
    .insert(presence)
    .values({ articleId, userId })
    .onConflictDoUpdate({ target: [presence.articleId, presence.userId], set: { seenAt: sql`now()` } });
  await db.delete(presence).where(sql`${presence.seenAt} < now() - interval '1 day'`);
  const rows = await db
    .select({ name: users.name })
    .from(presence)
    .innerJoin(users, eq(users.id, presence.userId))
    .where(
      and(
        eq(presence.articleId, articleId),
        ne(presence.userId, userId),
        sql`${presence.seenAt} > now() - interval '30 seconds'`,
      ),
    )
    .orderBy(users.name);
  return rows.map(({ name }) => name);
}
