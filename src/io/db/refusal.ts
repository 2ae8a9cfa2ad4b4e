import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';

/** Data that is none, that breaks a constraint or that is beyond a limit. PostgreSQL documentation, "PostgreSQL Error Codes". */
const ofValues = /^(22|23|54)/;

/** What the database has against the values themselves; undefined when it cannot store anything at the moment, or any other error. */
export function refusalOf(error: unknown): string | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof pg.DatabaseError && ofValues.test(cause.code ?? '') ? cause.message : undefined;
}
