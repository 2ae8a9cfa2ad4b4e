import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Role } from '../../types.js';
import { id, instant } from './columns.js';

/** Written by the users page and the one-time links. */
export const users = pgTable(
  'users',
  {
    id: id(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Argon2id, in PHC string format. */
    password: text('password').notNull(),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('users_name').on(sql`lower(${table.name})`)],
);

/** Written at login and logout. Only the SHA-256 of a session's secret is stored. */
export const sessions = pgTable('sessions', {
  hash: text('hash').primaryKey(),
  userId: bigint('user_id', { mode: 'number' })
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  seenAt: instant('seen_at').notNull().defaultNow(),
});

/** Written by whoever may add people: links that work once. */
export const invitations = pgTable('invitations', {
  hash: text('hash').primaryKey(),
  role: text('role').$type<Role>().notNull(),
  /** Set when the link gives an existing user a new password. */
  userId: bigint('user_id', { mode: 'number' }).references(() => users.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
});

/** Written by the login: failed tries, counted per account and per address. */
export const loginFailures = pgTable(
  'login_failures',
  { key: text('key').notNull(), failedAt: instant('failed_at').notNull().defaultNow() },
  (table) => [index('login_failures_key').on(table.key, table.failedAt)],
);

/** Written by users: secrets for programs. Only the SHA-256 is stored. */
export const tokens = pgTable('tokens', {
  hash: text('hash').primaryKey(),
  userId: bigint('user_id', { mode: 'number' })
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
