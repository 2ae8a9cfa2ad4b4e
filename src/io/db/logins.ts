import { eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { loginFailures } from './schema.js';

/** So many failed tries within 15 minutes shut the account or the address out for 15 minutes. */
const most = { account: 5, address: 50 };

/**
 * Counts a try as failed before it is made, so that many at once are no more than many one after the other.
 * Returns false when the account or the address has had its tries. Call it in a transaction.
 */
export async function takeTry(db: Db, account: string, address: string): Promise<boolean> {
  const keys = [
    [accountKey(account), most.account],
    [addressKey(address), most.address],
  ] as const;
  for (const [key, limit] of keys) {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const result = await db.execute<{ blocked: boolean }>(sql`
      select count(*) = ${limit} and max(failed_at) > now() - interval '15 minutes'
        and min(failed_at) > max(failed_at) - interval '15 minutes' as blocked
      from (select failed_at from ${loginFailures} where key = ${key} order by failed_at desc limit ${limit}) recent`);
    if (result.rows[0]?.blocked) return false;
  }
  await db.insert(loginFailures).values(keys.map(([key]) => ({ key })));
  await db.delete(loginFailures).where(sql`${loginFailures.failedAt} < now() - interval '1 day'`);
  return true;
}

/** The try was good: the account begins anew, and the address loses this one try. */
export async function forgiveTry(db: Db, account: string, address: string): Promise<void> {
  await db.delete(loginFailures).where(eq(loginFailures.key, accountKey(account)));
  await db.execute(sql`delete from ${loginFailures} where ctid = (
    select ctid from ${loginFailures} where key = ${addressKey(address)} order by failed_at desc limit 1)`);
}

const accountKey = (name: string) => `account:${name.toLowerCase()}`;
const addressKey = (address: string) => `address:${address}`;
