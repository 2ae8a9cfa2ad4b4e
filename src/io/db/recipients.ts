import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { recipients } from './schema.js';

export type Recipient = typeof recipients.$inferSelect;
export type NewRecipient = typeof recipients.$inferInsert;

/** Adds a recipient, or gives one with this address new wishes. Who had left is owed digests from now on only. */
export async function saveRecipient(db: Db, recipient: NewRecipient): Promise<Recipient> {
  const { hour, zone, schedule, content, alertScore, alertPublishers, alertsPerDay } = recipient;
  const [saved] = await db
    .insert(recipients)
    .values({ ...recipient, address: recipient.address.toLowerCase() })
    .onConflictDoUpdate({
      target: recipients.address,
      set: {
        hour,
        zone,
        schedule,
        content,
        alertScore,
        alertPublishers,
        alertsPerDay,
        alertsSince: sql`case when ${recipients.endedAt} is null and ${recipients.alertScore} is not null
          then ${recipients.alertsSince} else excluded.alerts_since end`,
        endedAt: null,
        addedAt: sql`case when ${recipients.endedAt} is null then ${recipients.addedAt} else excluded.added_at end`,
      },
    })
    .returning();
  return saved!;
}

export async function listRecipients(db: Db): Promise<Recipient[]> {
  return db.select().from(recipients).where(isNull(recipients.endedAt)).orderBy(asc(recipients.address));
}

export async function findByToken(db: Db, token: string): Promise<Recipient | undefined> {
  const rows = await db.select().from(recipients).where(eq(recipients.token, token));
  return rows[0];
}

/** Ends a subscription and returns whether there was one. The ledger keeps what was sent. */
export async function endRecipient(db: Db, who: { address: string } | { token: string }, now: Date): Promise<boolean> {
  const which = 'token' in who ? eq(recipients.token, who.token) : eq(recipients.address, who.address.toLowerCase());
  const rows = await db
    .update(recipients)
    .set({ endedAt: now })
    .where(and(which, isNull(recipients.endedAt)))
    .returning({ id: recipients.id });
  return rows.length > 0;
}
