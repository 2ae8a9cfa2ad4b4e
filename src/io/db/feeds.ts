import { and, asc, eq, ne, notInArray, or, sql } from 'drizzle-orm';
import { hashOf } from '../secret.js';
import type { Db } from './database.js';
import { entries, feeds, polls } from './schema.js';

export type Feed = typeof feeds.$inferSelect;
export type NewFeed = Omit<typeof feeds.$inferInsert, 'id'> & { id?: string };

/** A feed that a person added is known by its host and a hash of its address: the path and the query may hold a secret. */
const idOf = (url: string) => `${new URL(url).hostname}-${hashOf(url).slice(0, 12)}`;

/**
 * Adds feeds or brings them up to date; a feed is its address, and gets an id from it where it brings none.
 * What the configuration declares, only it changes. Returns how many are new.
 */
export async function saveFeeds(db: Db, given: NewFeed[]): Promise<number> {
  const list = given.map((feed) => ({ ...feed, id: feed.id ?? idOf(feed.url) }));
  if (list.length === 0) return 0;
  const before = await db.select({ id: feeds.id, url: feeds.url }).from(feeds);
  const known = new Set(before.map(({ url }) => url));
  const byId = new Map(before.map(({ id, url }) => [id, url]));
  for (const { id, url } of list) if (byId.has(id) && !known.has(url)) await changeAddress(db, id, url);
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
        fallback: taken('fallback'),
        origin: taken('origin'),
      },
      setWhere: sql`${feeds.origin} <> 'config' or excluded.origin = 'config'`,
    });
  return list.filter(({ id, url }) => !known.has(url) && !byId.has(id)).length;
}

/** What was learnt at the old address says nothing about the new one. */
async function changeAddress(db: Db, id: string, url: string): Promise<void> {
  await db.delete(polls).where(eq(polls.feedId, id));
  await db.update(feeds).set({ url }).where(eq(feeds.id, id));
}

/** Retires what the configuration once declared and no longer does. */
export async function retireUndeclared(db: Db, urls: string[]): Promise<void> {
  await db
    .update(feeds)
    .set({ origin: 'gone' })
    .where(and(eq(feeds.origin, 'config'), notInArray(feeds.url, [...urls, ''])));
}

/** Stops polling a source, or polls it again. */
export async function pauseFeed(db: Db, id: string, paused: boolean): Promise<void> {
  await db.update(feeds).set({ paused }).where(eq(feeds.id, id));
}

/** Retires a source: it is polled no more, and its articles keep their source. */
export async function retireFeed(db: Db, id: string): Promise<void> {
  await db.update(feeds).set({ origin: 'gone' }).where(eq(feeds.id, id));
}

/** Whether another source has that address, as its own or as where it has moved. */
export async function addressTaken(db: Db, url: string, exceptId: string): Promise<boolean> {
  const rows = await db
    .select({ id: feeds.id })
    .from(feeds)
    .leftJoin(polls, eq(polls.feedId, feeds.id))
    .where(and(ne(feeds.id, exceptId), ne(feeds.origin, 'gone'), or(eq(feeds.url, url), eq(polls.adopted, url))))
    .limit(1);
  return rows.length > 0;
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

/** Every source with its latest poll and the number of entries that it was the first to bring, by name. */
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

/** New entries of each source on each of the last 14 days (UTC), the oldest day first. */
export async function dailyEntries(db: Db): Promise<Map<string, number[]>> {
  const result = await db.execute<{ feed: string; age: number; count: number }>(sql`
    select feed_id as feed, current_date - found_at::date as age, count(*)::int as count from ${entries}
    where found_at >= current_date - 13 and feed_id is not null group by 1, 2`);
  const days = new Map<string, number[]>();
  for (const { feed, age, count } of result.rows) {
    const list = days.get(feed) ?? Array<number>(14).fill(0);
    list[13 - age] = count;
    days.set(feed, list);
  }
  return days;
}
