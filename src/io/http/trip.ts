import type { Dispatcher } from 'undici';
import { GiveUp } from '../../errors.js';
import type { Guard } from './addresses.js';
import { type Answer, Budget, exchange, type Outgoing } from './exchange.js';
import { HttpError, RetryAfter } from './failures.js';
import { KINDS } from './kinds.js';
import type { Robots } from './robots.js';
import { parseTarget } from './target.js';
import type { Pace, Visit } from './visit.js';

const MAX_REDIRECTS = 5;
/** How long a fetch waits for its host before it says WaitFor; after a redirect, which it would have to repeat, any Crawl-delay. */
const PATIENCE_MS = 3_000;
const PATIENCE_AFTER_REDIRECT_MS = 30_000;
/** The pause of a host that answers 429 and does not say how long it means. */
const UNSAID_PAUSE_MS = 60_000;

export interface HttpRequest {
  /** What the body is to be: decides the types and the size accepted. A page by default. */
  accept?: 'feed' | 'page';
  /** The ETag of the last answer, verbatim. */
  etag?: string | undefined;
  /** The Last-Modified of the last answer, verbatim. */
  lastModified?: string | undefined;
  /** Of the decoded body. */
  maxBytes?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface HttpResponse {
  /** 2xx, or 304 when the validators still hold. */
  status: number;
  /** The final address. */
  url: string;
  /** Each redirect on the way: its status and the address it led to. */
  redirects: { url: string; status: number }[];
  /** Names in lower case; repeated headers joined by ", ". */
  headers: Record<string, string>;
  contentType?: string;
  /** Decompressed. */
  body: Uint8Array;
}

export interface Client {
  userAgent: string;
  hostSpacingMs: number;
  agent: Dispatcher;
  guard: Guard;
  robots: Robots;
}

/** One fetch: what it may still spend and where it is. */
interface Trip {
  client: Client;
  visit: Visit;
  budget: Budget;
  signal: AbortSignal | undefined;
}

/** Fetches one address with what the client has, on a visit that the caller ends. */
export async function fetchPolitely(
  client: Client,
  visit: Visit,
  address: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { accept: kind = 'page', maxBytes, signal } = request;
  const { userAgent } = client;
  const trip: Trip = { client, visit, budget: new Budget(), signal };
  const outgoing: Outgoing = { kind, headers: requestHeaders(userAgent, kind, request), maxBytes, signal };
  const rules: Outgoing = { kind: 'robots', headers: requestHeaders(userAgent, 'robots'), signal };
  return follow(trip, parseTarget(address, client.guard), outgoing, (url, redirected) =>
    client.robots.check(url, {
      hold: () => visit.hold(url.host, paceAt(trip, url, redirected)),
      read: async (robotsUrl) => (await follow(trip, robotsUrl, rules, async () => {})).body,
    }),
  );
}

/** Follows redirects by hand: each of them is checked like the first address and takes its turn at its own host. */
async function follow(
  trip: Trip,
  start: URL,
  outgoing: Outgoing,
  permit: (url: URL, redirected: boolean) => Promise<void>,
): Promise<HttpResponse> {
  const redirects: HttpResponse['redirects'] = [];
  for (let url = start; ; ) {
    const redirected = redirects.length > 0;
    await permit(url, redirected);
    await trip.visit.goTo(url.host, paceAt(trip, url, redirected));
    const answer = await send(trip, url, outgoing);
    if (answer.location === undefined) return respond(url, redirects, answer);
    url = parseTarget(answer.location, trip.client.guard, url);
    if (url.href === start.href || redirects.some((earlier) => earlier.url === url.href))
      throw new GiveUp('the address redirects in a circle');
    if (redirects.length === MAX_REDIRECTS) throw new GiveUp(`the address redirects more than ${MAX_REDIRECTS} times`);
    redirects.push({ url: url.href, status: answer.status });
  }
}

async function send({ client, visit, budget }: Trip, url: URL, outgoing: Outgoing): Promise<Answer> {
  try {
    return await exchange(client.agent, url, outgoing, budget);
  } catch (error) {
    if (error instanceof RetryAfter) visit.pause(error.delay);
    if (error instanceof HttpError && error.status === 429) visit.pause(UNSAID_PAUSE_MS);
    throw error;
  }
}

function paceAt({ client, signal }: Trip, url: URL, redirected: boolean): Pace {
  const spacingMs = Math.max(client.hostSpacingMs, client.robots.delayMs(url));
  return {
    spacingMs,
    patienceMs: redirected ? PATIENCE_AFTER_REDIRECT_MS : PATIENCE_MS,
    signal,
  };
}

function requestHeaders(userAgent: string, kind: keyof typeof KINDS, { etag, lastModified }: HttpRequest = {}) {
  return {
    'user-agent': userAgent,
    accept: KINDS[kind].accept,
    'accept-encoding': 'gzip, br',
    ...(etag && isHeaderText(etag) && { 'if-none-match': etag }),
    ...(lastModified && isHeaderText(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** Validators come from servers, and one that cannot be sent back must not fail every request after it. */
const isHeaderText = (value: string): boolean => /^[\x20-\x7e\x80-\xff]*$/.test(value);

function respond(url: URL, redirects: HttpResponse['redirects'], { status, headers, body }: Answer): HttpResponse {
  const contentType = headers['content-type'];
  return { status, url: url.href, redirects, headers, ...(contentType && { contentType }), body };
}
