import { UserError } from '../errors.js';

/** How long a server may take to answer at the start, in milliseconds. */
export const REACH_MS = 10_000;

/** Options of a connection to PostgreSQL: whoever waits for an answer learns so soon that the server is no more. The system's own tests begin after two hours. */
export const noticeSilence = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** What a user is told whose setting leads to no server that lets us in: all of its address but its user and password. */
export function unreachable(
  setting: string,
  { host, port }: { host?: string | undefined; port?: number | undefined },
  cause: unknown,
  without: string,
): UserError {
  // Where a name has several addresses, the error for all of them has a code and no message.
  const { message, code } = cause as NodeJS.ErrnoException;
  const reason = message || code || 'no answer';
  return new UserError(
    `${setting}: the server at ${host}:${port} cannot be used (${reason}). Start it, or correct ${setting}; without it ${without}.`,
  );
}
