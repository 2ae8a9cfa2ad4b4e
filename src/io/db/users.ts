import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { UserError } from '../../errors.js';
import type { Role } from '../../types.js';
import type { Db } from './database.js';
import { sessions, users } from './schema.js';

export type UserRow = typeof users.$inferSelect;

/** Whether anybody can log in yet. */
export async function hasUsers(db: Db): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).where(isNull(users.disabledAt)).limit(1);
  return rows.length > 0;
}

/** Every user by name, with the time of the last visit. */
export async function listUsers(db: Db) {
  return db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      disabledAt: users.disabledAt,
      seenAt:
        sql<Date | null>`(select max(${sessions.seenAt}) from ${sessions} where ${sessions.userId} = ${users.id})`.mapWith(
          sessions.seenAt,
        ),
    })
    .from(users)
    .orderBy(asc(users.name));
}

/** The user of that name who may log in; capitals do not matter. */
export async function findUser(db: Db, name: string): Promise<UserRow | undefined> {
  const rows = await db
    .select()
    .from(users)
    .where(and(sql`lower(${users.name}) = lower(${name})`, isNull(users.disabledAt)));
  return rows[0];
}

/** Adds a user and returns the id. Throws a UserError when the name is taken. */
export async function addUser(db: Db, user: { name: string; role: Role; password: string }): Promise<number> {
  const [row] = await db.insert(users).values(user).onConflictDoNothing().returning({ id: users.id });
  if (!row) throw new UserError(`The name "${user.name}" is taken: choose another one.`);
  return row.id;
}

/** Gives a new password, and ends every session that was begun with the old one. */
export async function setPassword(db: Db, id: number, password: string): Promise<void> {
  await db.update(users).set({ password }).where(eq(users.id, id));
  await db.delete(sessions).where(eq(sessions.userId, id));
}

/** Changes what a user may do, at once: null shuts the user out. Throws a UserError when no admin would be left. */
export async function setRole(db: Db, id: number, role: Role | null): Promise<void> {
  await db
    .update(users)
    .set(role ? { role, disabledAt: null } : { disabledAt: new Date() })
    .where(eq(users.id, id));
  if (!role) await db.delete(sessions).where(eq(sessions.userId, id));
  const admins = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .limit(1);
  if (admins.length === 0) throw new UserError('Somebody must stay admin: make another user admin first.');
}
