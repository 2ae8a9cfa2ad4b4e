import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db, Store } from './database.js';
import { mails, recipients } from './schema.js';

export type MailRow = typeof mails.$inferSelect;
export type NewMail = typeof mails.$inferInsert;

export const sameMail = ({ recipientId, occasion }: Pick<MailRow, 'recipientId' | 'occasion'>) =>
  and(eq(mails.recipientId, recipientId), eq(mails.occasion, occasion));

/** The local dates since `from` of which the ledger has a digest, as "recipient date". */
export async function ledgerSince(db: Db, from: string): Promise<Set<string>> {
  const rows = await db
    .select({ recipientId: mails.recipientId, localDate: mails.localDate })
    .from(mails)
    .where(and(eq(mails.kind, 'digest'), gte(mails.localDate, from)));
  return new Set(rows.map(({ recipientId, localDate }) => `${recipientId} ${localDate}`));
}

/** Where a recipient's latest digest before an instant ended. */
export async function lastWindowEnd(db: Db, recipientId: number, before: Date): Promise<Date | undefined> {
  const rows = await db
    .select({ dueAt: mails.dueAt })
    .from(mails)
    .where(and(eq(mails.kind, 'digest'), eq(mails.recipientId, recipientId), lt(mails.dueAt, before)))
    .orderBy(desc(mails.dueAt))
    .limit(1);
  return rows[0]?.dueAt;
}

/** Enters a digest into the ledger; false when another process has done so. */
export async function reserveDigest(db: Db, digest: Omit<NewMail, 'kind' | 'occasion'>): Promise<boolean> {
  const row = { ...digest, kind: 'digest' as const, occasion: digest.localDate };
  const rows = await db.insert(mails).values(row).onConflictDoNothing().returning({ date: mails.localDate });
  return rows.length > 0;
}

/**
 * Enters an alert about a story's articles into the ledger, unless its recipient had one about any of them, or has had
 * `most` on that date. `compose` is told which of the day it is. Returns whether it was entered.
 */
export async function reserveAlert(
  db: Store['db'],
  recipientId: number,
  { localDate, articleIds, most }: { localDate: string; articleIds: number[]; most: number },
  compose: (number: number) => Omit<NewMail, 'recipientId' | 'kind' | 'localDate'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    // One at a time for each recipient, or two processes would both count one too few.
    await tx.select().from(recipients).where(eq(recipients.id, recipientId)).for('update');
    const own = and(eq(mails.kind, 'alert'), eq(mails.recipientId, recipientId));
    const told = sql`exists (select from jsonb_array_elements(${mails.content}->'articleIds') told(id)
      where told.id::bigint = any(${sql.param(articleIds)}::bigint[]))`;
    const [counted] = await tx
      .select({
        today: sql<number>`count(*) filter (where ${mails.localDate} = ${localDate})::int`,
        same: sql<number>`count(*) filter (where ${told})::int`,
      })
      .from(mails)
      .where(own);
    const { today, same } = counted!;
    if (same > 0 || today >= most) return false;
    const row = { ...compose(today + 1), recipientId, kind: 'alert' as const, localDate };
    const rows = await tx.insert(mails).values(row).onConflictDoNothing().returning({ date: mails.localDate });
    return rows.length > 0;
  });
}

/** The ledger, newest first, without contents. */
export async function listMails(db: Db, page: { limit: number; offset: number }) {
  const { recipientId, occasion, kind, localDate, state, dueAt, subject, attempts, failure, settledAt, nextTryAt } =
    mails;
  return db
    .select({
      recipientId,
      occasion,
      kind,
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
    .from(mails)
    .innerJoin(recipients, eq(recipients.id, mails.recipientId))
    .orderBy(desc(mails.dueAt), mails.recipientId)
    .limit(page.limit)
    .offset(page.offset);
}

export async function findMail(db: Db, recipientId: number, occasion: string) {
  const rows = await db
    .select({ mail: mails, recipient: recipients })
    .from(mails)
    .innerJoin(recipients, eq(recipients.id, mails.recipientId))
    .where(sameMail({ recipientId, occasion }));
  return rows[0];
}
