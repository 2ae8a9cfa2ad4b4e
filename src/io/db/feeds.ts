import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { entries, feeds, polls } from './schema.js';

export type Feed = typeof feeds.$inferSelect;
export type NewFeed = typeof feeds.$inferInsert;

/** Adds feeds or brings them up to date; a feed is its address. Returns how many are new. */
export async function saveFeeds(db: Db, list: NewFeed[]): Promise<number> {
  if (list.length === 0) return 0;
  const before = await db.select({ url: feeds.url }).from(feeds);
  const known = new Set(before.map(({ url }) => url));
  const taken = (column: string) => sql.raw(`excluded.${column}`);
  await db
    .insert(feeds)
    .values(list)
    .onConflictDoUpdate({
      target: feeds.url,
      set: {
        name: taken('name'),
        language: taken('language'),
        country: taken('country'),
        alignment: taken('alignment'),
        family: taken('family'),
        reliability: taken('reliability'),
        origin: taken('origin'),
      },
    });
  return list.filter(({ url }) => !known.has(url)).length;
}

/** Retires what the configuration once declared and no longer does. */
export async function retireUndeclared(db: Db, urls: string[]): Promise<void> {
  await db
    .update(feeds)
    .set({ origin: 'gone' })
    .where(and(eq(feeds.origin, 'config'), notInArray(feeds.url, [...urls, ''])));
}

export async function findFeed(
  db: Db,
  id: string,
): Promise<{ feed: Feed; poll: typeof polls.$inferSelect | null } | undefined> {
  const rows = await db
    .select({ feed: feeds, poll: polls })
    .from(feeds)
    .leftJoin(polls, eq(polls.feedId, feeds.id))
    .where(eq(feeds.id, id));
  return rows[0];
}

/** Every feed with its latest poll and the number of entries it brought, by name. */
export async function listFeeds(db: Db) {
  return db
    .select({
      feed: feeds,
      poll: polls,
      entries: sql<number>`(select count(*)::int from ${entries} where ${entries.feedId} = ${feeds.id})`,
    })
    .from(feeds)
    .leftJoin(polls, eq(polls.feedId, feeds.id))
    .orderBy(asc(feeds.name));
}

const active = sql`(not ${feeds.paused} and ${feeds.origin} <> 'gone')`;

/** The feeds whose next poll is due. */
export async function dueFeeds(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: feeds.id })
    .from(feeds)
    .leftJoin(polls, eq(polls.feedId, feeds.id))
    .where(sql`${active} and (${polls.nextAt} is null or ${polls.nextAt} <= now())`)
    .orderBy(sql`${polls.nextAt} nulls first`);
  return rows.map(({ id }) => id);
}
