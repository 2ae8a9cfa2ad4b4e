import { sha256 } from '../config.js';
import type { Deps } from '../deps.js';
import { GiveUp } from '../errors.js';
import type { FeedNews } from '../feed-types.js';
import { type HttpResponse, type Trouble, troubleOf } from '../io/http.js';
import { type Remembered, stillValid } from '../pipeline/feeds/validators.js';

export interface FullReading {
  outcome: 'read';
  address: string;
  response: HttpResponse;
  news: FeedNews;
  bodyHash: string;
}

/** What came of asking an address for its feed. */
export type Reading =
  | FullReading
  | { outcome: 'unchanged'; address: string; response: HttpResponse; bodyHash: string }
  | FailedReading;

export interface FailedReading {
  outcome: 'failed';
  trouble: Trouble;
  error: unknown;
  /** When the server answered, but not with a feed. */
  response?: HttpResponse;
}

/** Asks an address for its feed, by what is remembered of the last time. Throws only when the process is asked to end. */
export async function readFeed(
  address: string,
  { http, analyse, now, stopping }: Pick<Deps, 'http' | 'analyse' | 'now' | 'stopping'>,
  last: Remembered | null = null,
): Promise<Reading> {
  const remembered = stillValid(last, address, now());
  let response: HttpResponse;
  try {
    response = await http.get(address, {
      accept: 'feed',
      signal: stopping,
      etag: remembered?.etag ?? undefined,
      lastModified: remembered?.lastModified ?? undefined,
    });
  } catch (error) {
    if (stopping.aborted) throw error;
    return { outcome: 'failed', trouble: troubleOf(error), error };
  }
  if (response.status === 304 && !remembered?.etag && !remembered?.lastModified) return unasked(response);
  const known = remembered?.bodyHash ?? '';
  const bodyHash = response.status === 304 ? known : sha256(response.body);
  // Many servers have no validators: the same bytes need no second reading either.
  if (bodyHash === known) return { outcome: 'unchanged', address, response, bodyHash };
  try {
    const { contentType, url: baseUrl, body: bytes } = response;
    const news = await analyse.news({ bytes, contentType, baseUrl, now: now().toISOString() });
    if (news.entries.length === 0) throw new Empty('a feed without entries');
    return { outcome: 'read', address, response, news, bodyHash };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { outcome: 'failed', trouble: { problem: unreadable(error), failure }, error, response };
  }
}

/** The same for an address of which nothing is remembered. */
export async function readNewFeed(
  address: string,
  deps: Parameters<typeof readFeed>[1],
): Promise<FullReading | FailedReading> {
  const reading = await readFeed(address, deps);
  return reading.outcome === 'unchanged' ? unasked(reading.response) : reading;
}

/** A server that always says so would look well and bring nothing. */
function unasked(response: HttpResponse): FailedReading {
  const failure = 'the server answered 304 to a request without conditions';
  return { outcome: 'failed', trouble: { problem: 'server', failure }, error: new Error(failure), response };
}

class Empty extends GiveUp {}

function unreadable(error: unknown): Trouble['problem'] {
  if (error instanceof Empty) return 'empty';
  return error instanceof GiveUp ? 'not-a-feed' : 'internal';
}
