import { and, desc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { digests, recipients } from './schema.js';

export type DigestRow = typeof digests.$inferSelect;
type Settled = Pick<DigestRow, 'state' | 'nextTryAt' | 'uncertain' | 'failure'>;

const sameDigest = ({ recipientId, localDate }: Pick<DigestRow, 'recipientId' | 'localDate'>) =>
  and(eq(digests.recipientId, recipientId), eq(digests.localDate, localDate));

/** The database's clock, which all processes share, whatever their own say. */
export async function readClock(db: Db): Promise<Date> {
  const { rows } = await db.execute<{ now: string }>(sql`select now()::text as now`);
  return new Date(rows[0]!.now);
}

/** The local dates since `from` of which the ledger has a row, as "recipient date". */
export async function ledgerSince(db: Db, from: string): Promise<Set<string>> {
  const rows = await db
    .select({ recipientId: digests.recipientId, localDate: digests.localDate })
    .from(digests)
    .where(gte(digests.localDate, from));
  return new Set(rows.map(({ recipientId, localDate }) => `${recipientId} ${localDate}`));
}

/** Where a recipient's latest digest before an instant ended. */
export async function lastWindowEnd(db: Db, recipientId: number, before: Date): Promise<Date | undefined> {
  const rows = await db
    .select({ dueAt: digests.dueAt })
    .from(digests)
    .where(and(eq(digests.recipientId, recipientId), lt(digests.dueAt, before)))
    .orderBy(desc(digests.dueAt))
    .limit(1);
  return rows[0]?.dueAt;
}

/** Enters a digest into the ledger; false when another process has done so. */
export async function reserveDigest(db: Db, digest: typeof digests.$inferInsert): Promise<boolean> {
  const rows = await db.insert(digests).values(digest).onConflictDoNothing().returning({ date: digests.localDate });
  return rows.length > 0;
}

/** The next digest whose time to be sent has come, with its recipient. */
export async function nextToSend(db: Db, now: Date) {
  const rows = await db
    .select({ digest: digests, recipient: recipients })
    .from(digests)
    .innerJoin(recipients, eq(recipients.id, digests.recipientId))
    .where(
      and(inArray(digests.state, ['reserved', 'unknown']), lte(digests.nextTryAt, now), isNull(recipients.endedAt)),
    )
    .orderBy(digests.nextTryAt, digests.recipientId)
    .limit(1);
  return rows[0];
}

/**
 * Takes a digest for sending and stores the message before it leaves. Undefined when another process took it since
 * `digest` was read.
 */
export async function beginSending(
  db: Db,
  digest: DigestRow,
  message: string,
  now: Date,
): Promise<DigestRow | undefined> {
  const rows = await db
    .update(digests)
    .set({ state: 'sending', message, sendingSince: now, attempts: digest.attempts + 1, nextTryAt: null })
    .where(and(sameDigest(digest), eq(digests.state, digest.state), eq(digests.attempts, digest.attempts)))
    .returning();
  return rows[0];
}

/** Stores what became of a try. One that lapsed meanwhile may still say how it ended, unless the next has begun. */
export async function settleDigest(db: Db, digest: DigestRow, settled: Settled, now: Date): Promise<boolean> {
  const settledAt = settled.nextTryAt ? null : now;
  const rows = await db
    .update(digests)
    .set({ ...settled, settledAt, sendingSince: null })
    .where(
      and(sameDigest(digest), eq(digests.attempts, digest.attempts), inArray(digests.state, ['sending', 'unknown'])),
    )
    .returning({ date: digests.localDate });
  return rows.length > 0;
}

/** Marks a digest as written to a file. */
export async function fileDigest(db: Db, digest: DigestRow, message: string, now: Date): Promise<void> {
  await db
    .update(digests)
    .set({ state: 'filed', message, nextTryAt: null, settledAt: now })
    .where(and(sameDigest(digest), eq(digests.state, 'reserved')));
}

/** Digests that a worker took before `before` and never settled. */
export async function lapsedDigests(db: Db, before: Date): Promise<DigestRow[]> {
  return db
    .select()
    .from(digests)
    .where(and(eq(digests.state, 'sending'), lt(digests.sendingSince, before)));
}

/** The ledger, newest first, without contents. */
export async function listDigests(db: Db, page: { limit: number; offset: number }) {
  const { recipientId, localDate, state, dueAt, subject, attempts, failure, settledAt, nextTryAt } = digests;
  return db
    .select({
      recipientId,
      localDate,
      state,
      dueAt,
      subject,
      attempts,
      failure,
      settledAt,
      nextTryAt,
      address: recipients.address,
    })
    .from(digests)
    .innerJoin(recipients, eq(recipients.id, digests.recipientId))
    .orderBy(desc(digests.dueAt), digests.recipientId)
    .limit(page.limit)
    .offset(page.offset);
}

export async function findDigest(db: Db, recipientId: number, localDate: string) {
  const rows = await db
    .select({ digest: digests, recipient: recipients })
    .from(digests)
    .innerJoin(recipients, eq(recipients.id, digests.recipientId))
    .where(sameDigest({ recipientId, localDate }));
  return rows[0];
}
