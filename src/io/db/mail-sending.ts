import { and, eq, inArray, isNull, lt, lte } from 'drizzle-orm';
import type { Db } from './database.js';
import { type MailRow, sameMail } from './mails.js';
import { mails, recipients } from './schema.js';

type Settled = Pick<MailRow, 'state' | 'nextTryAt' | 'uncertain' | 'failure'>;

/** The next mail whose time to be sent has come, with its recipient. */
export async function nextToSend(db: Db, now: Date) {
  const rows = await db
    .select({ mail: mails, recipient: recipients })
    .from(mails)
    .innerJoin(recipients, eq(recipients.id, mails.recipientId))
    .where(and(inArray(mails.state, ['reserved', 'unknown']), lte(mails.nextTryAt, now), isNull(recipients.endedAt)))
    .orderBy(mails.nextTryAt, mails.recipientId)
    .limit(1);
  return rows[0];
}

/**
 * Takes a mail for sending and stores the message before it leaves. Undefined when another process took it since
 * `mail` was read.
 */
export async function beginSending(db: Db, mail: MailRow, message: string, now: Date): Promise<MailRow | undefined> {
  const rows = await db
    .update(mails)
    .set({ state: 'sending', message, sendingSince: now, attempts: mail.attempts + 1, nextTryAt: null })
    .where(and(sameMail(mail), eq(mails.state, mail.state), eq(mails.attempts, mail.attempts)))
    .returning();
  return rows[0];
}

/** Stores what became of a try. One that lapsed meanwhile may still say how it ended, unless the next has begun. */
export async function settleMail(db: Db, mail: MailRow, settled: Settled, now: Date): Promise<boolean> {
  const settledAt = settled.nextTryAt ? null : now;
  const rows = await db
    .update(mails)
    .set({ ...settled, settledAt, sendingSince: null })
    .where(and(sameMail(mail), eq(mails.attempts, mail.attempts), inArray(mails.state, ['sending', 'unknown'])))
    .returning({ date: mails.localDate });
  return rows.length > 0;
}

/** Marks a mail as written to a file. */
export async function fileMail(db: Db, mail: MailRow, message: string, now: Date): Promise<void> {
  await db
    .update(mails)
    .set({ state: 'filed', message, nextTryAt: null, settledAt: now })
    .where(and(sameMail(mail), eq(mails.state, 'reserved')));
}

/** Mails that a worker took before `before` and never settled. */
export async function lapsedMails(db: Db, before: Date): Promise<MailRow[]> {
  return db
    .select()
    .from(mails)
    .where(and(eq(mails.state, 'sending'), lt(mails.sendingSince, before)));
}
