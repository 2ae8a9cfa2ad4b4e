import { eq, sql } from 'drizzle-orm';
import type { Role } from '../../types.js';
import { hashOf, newSecret } from '../secret.js';
import type { Db } from './database.js';
import { invitations, users } from './schema.js';

/** Adds a link that works once within a week, and returns its secret. With a user it gives that one a new password. */
export async function addInvitation(db: Db, role: Role, userId: number | null = null): Promise<string> {
  const secret = newSecret();
  const expiresAt = sql`now() + interval '7 days'`;
  await db.insert(invitations).values({ hash: hashOf(secret), role, userId, expiresAt });
  return secret;
}

/** What a link is good for, while it is. */
export async function findInvitation(db: Db, secret: string) {
  const [row] = await db
    .select({ role: invitations.role, userId: invitations.userId, name: users.name })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.userId))
    .where(sql`${invitations.hash} = ${hashOf(secret)} and ${invitations.expiresAt} > now()`);
  return row;
}

/** Uses a link up. Returns false when somebody else did. The first user's link ends all others. */
export async function useInvitation(db: Db, secret: string, first: boolean): Promise<boolean> {
  const used = await db
    .delete(invitations)
    .where(eq(invitations.hash, hashOf(secret)))
    .returning({ hash: invitations.hash });
  if (first) await db.delete(invitations);
  return used.length > 0;
}
