import type { Deps } from '../deps.js';
import { addressTaken, type Feed } from '../io/db/feeds.js';
import type { Poll, PollOutcome } from '../io/db/polls.js';
import { afterMove, permanentTarget } from '../pipeline/feeds/moved.js';
import { nextPoll, nextTry } from '../pipeline/feeds/schedule.js';
import { validatorsOf } from '../pipeline/feeds/validators.js';
import type { FailedReading, Reading } from './feed-reading.js';

/** After so many failures in a row a source's fallback is asked, and an address that it had moved to is doubted. */
export const doubt = 3;

export type Success = Exclude<Reading, FailedReading>;

/** What a failure leaves behind. Validators stay: they belong to the latest document that could be read. */
export function failed(feed: Feed, last: Poll | null, { trouble }: FailedReading, deps: Deps) {
  const now = deps.now();
  const { failure, problem, retryAfterMs } = trouble;
  const failures = (last?.failures ?? 0) + 1;
  return {
    feedId: feed.id,
    attemptedAt: now,
    failures,
    failure,
    problem,
    failingSince: last?.failingSince ?? now,
    parkedAt: problem === 'gone' ? (last?.parkedAt ?? now) : null,
    adopted: failures >= doubt ? null : (last?.adopted ?? null),
    nextAt: nextTry({ feedId: feed.id, now, limits: limitsOf(deps), problem, failures, retryAfterMs }),
  } satisfies PollOutcome;
}

/** What a success leaves behind, whichever address it came from. */
export function succeeded(feed: Feed, last: Partial<Poll> | null, reading: Success, added: number, deps: Deps) {
  const now = deps.now();
  const { headers } = reading.response;
  const pace = reading.outcome === 'read' ? reading.news.pace : (last?.pace ?? null);
  const lastNewAt = added ? now : (last?.lastNewAt ?? null);
  return {
    ...documentOf(reading, now),
    feedId: feed.id,
    attemptedAt: now,
    succeededAt: now,
    pace,
    lastNewAt,
    nextAt: nextPoll({ feedId: feed.id, now, limits: limitsOf(deps), pace, lastNewAt, headers }),
  } satisfies PollOutcome;
}

function documentOf({ address, response, bodyHash }: Success, now: Date): Partial<Poll> {
  const { etag, lastModified } = validatorsOf(response.headers, now);
  // A 304 may bring a new validator and need not repeat the old one.
  if (response.status === 304) return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  return { fetchedFrom: address, fetchedAt: now, bodyHash, etag, lastModified };
}

/** What ends when a source's own address answers; it may also have moved. */
export async function recovered(feed: Feed, last: Poll | null, { response }: Success, { db, now, log }: Deps) {
  const target = permanentTarget(response.redirects);
  const taken = target !== null && (await addressTaken(db, target, feed.id));
  const move = afterMove(last, target, taken, now());
  if (move.adopted !== (last?.adopted ?? null))
    log.info({ feed: feed.id, host: move.adopted && new URL(move.adopted).host }, 'feed has moved');
  return { failures: 0, failure: null, problem: null, failingSince: null, retryAt: null, parkedAt: null, ...move };
}

export const limitsOf = ({ config }: Pick<Deps, 'config'>) => ({
  shortest: config.pollMinMinutes,
  longest: config.pollMaxMinutes,
});
