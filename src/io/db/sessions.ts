import { and, eq, isNull, sql } from 'drizzle-orm';
import { hashOf, newSecret } from '../secret.js';
import type { Db } from './database.js';
import { sessions, tokens, users } from './schema.js';

const idle = sql`interval '7 days'`;
const absolute = sql`interval '30 days'`;

/** Longest life of a session in seconds, for its cookie. */
export const sessionSeconds = 30 * 86_400;

const person = { id: users.id, name: users.name, role: users.role };

/** Begins a session and returns its secret. Sessions that are over are swept out on the way. */
export async function startSession(db: Db, userId: number): Promise<string> {
  await db.delete(sessions).where(sql`not ${alive}`);
  const secret = newSecret();
  await db.insert(sessions).values({ hash: hashOf(secret), userId });
  return secret;
}

const alive = sql`(${sessions.seenAt} > now() - ${idle} and ${sessions.createdAt} > now() - ${absolute})`;

/** Whose session it is. A visit counts once in five minutes, so that reading pages seldom writes. */
export async function findSession(db: Db, secret: string) {
  const hash = hashOf(secret);
  const [row] = await db
    .select({ ...person, stale: sql<boolean>`${sessions.seenAt} < now() - interval '5 minutes'` })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.hash, hash), alive, isNull(users.disabledAt)));
  if (!row) return undefined;
  const { stale, ...user } = row;
  if (stale) await db.update(sessions).set({ seenAt: sql`now()` }).where(eq(sessions.hash, hash));
  return user;
}

export async function endSession(db: Db, secret: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.hash, hashOf(secret)));
}

/** Adds a token for programs and returns it; it is never shown again. */
export async function addToken(db: Db, userId: number, name: string): Promise<string> {
  const secret = newSecret();
  await db.insert(tokens).values({ hash: hashOf(secret), userId, name });
  return secret;
}

/** Whose token it is. */
export async function findToken(db: Db, secret: string) {
  const [user] = await db
    .select(person)
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(and(eq(tokens.hash, hashOf(secret)), isNull(users.disabledAt)));
  return user;
}

export async function listTokens(db: Db, userId: number) {
  return db
    .select({ hash: tokens.hash, name: tokens.name, createdAt: tokens.createdAt })
    .from(tokens)
    .where(eq(tokens.userId, userId))
    .orderBy(tokens.createdAt);
}

export async function removeToken(db: Db, userId: number, hash: string): Promise<void> {
  await db.delete(tokens).where(and(eq(tokens.userId, userId), eq(tokens.hash, hash)));
}
