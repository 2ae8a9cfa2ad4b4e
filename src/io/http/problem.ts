import { GiveUp, WaitFor } from '../../errors.js';
import type { Problem } from '../../feed-types.js';
import { BadCertificate, Challenge, Gone, HttpError } from './failures.js';

export interface Trouble {
  problem: Problem;
  /** In words. */
  failure: string;
  /** For how many milliseconds the server asked to be left alone. */
  retryAfterMs?: number;
}

/** What an error of `Http.get` says about the server. */
export function troubleOf(error: unknown): Trouble {
  const failure = error instanceof Error ? error.message : String(error);
  const problem = problemOf(error);
  return { problem, failure, ...(error instanceof WaitFor && { retryAfterMs: error.delay }) };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Gone) return error.status === 410 ? 'gone' : 'missing';
  if (error instanceof WaitFor) return 'throttled';
  if (error instanceof GiveUp) return 'refused';
  if (!(error instanceof HttpError)) return 'internal';
  if (error instanceof BadCertificate) return 'certificate';
  if (error instanceof Challenge) return 'forbidden';
  const { status } = error;
  if (status === undefined) return 'unreachable';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'server' : 'forbidden';
}
