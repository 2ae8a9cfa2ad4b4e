import { inArray, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles, entries } from './schema.js';

export type NewEntry = typeof entries.$inferInsert;

/** Adds the entries whose address is not known yet and returns how many those are. */
export async function addEntries(db: Db, list: NewEntry[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < list.length; start += 500) {
    const rows = await db
      .insert(entries)
      .values(list.slice(start, start + 500))
      .onConflictDoNothing({ target: entries.canonicalUrl })
      .returning({ id: entries.id });
    added += rows.length;
  }
  return added;
}

/** Which of these addresses are known already. */
export async function knownAddresses(db: Db, canonicalUrls: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ url: entries.canonicalUrl })
    .from(entries)
    .where(inArray(entries.canonicalUrl, [...canonicalUrls, '']));
  return new Set(rows.map(({ url }) => url));
}

/** An entry waits when it has no article row, its claim has lapsed, or its next try is due. */
export const waitsForPage = sql`(${articles.id} is null or ${articles.claimedUntil} < now() or (${articles.claimedUntil} is null and ${articles.retryAt} <= now()))`;

/** The hosts at which articles wait to be fetched. */
export async function waitingHosts(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ host: entries.host })
    .from(entries)
    .leftJoin(articles, sql`${articles.id} = ${entries.id}`)
    .where(waitsForPage);
  return rows.map(({ host }) => host);
}
