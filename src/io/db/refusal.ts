import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';

/** Why a query failed: its own message repeats all that it was to store or asked for, secrets included. Any other error is itself. */
export const causeOf = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? (error.cause ?? error) : error;

/**
 * What the database has against the values themselves: they are none, break a constraint or are beyond a limit.
 * Undefined when it cannot store anything at the moment, and for any other error.
 */
export const refusalOf = (error: unknown): string | undefined => saidBy(error, /^(22|23|54)/);

/** What the database says when its disk or another of its resources is used up; undefined for any other error. */
export const shortageOf = (error: unknown): string | undefined => saidBy(error, /^53/);

/** The database's message where its error is of the classes. PostgreSQL documentation, "PostgreSQL Error Codes". */
function saidBy(error: unknown, classes: RegExp): string | undefined {
  const cause = causeOf(error);
  return cause instanceof pg.DatabaseError && classes.test(cause.code ?? '') ? cause.message : undefined;
}
