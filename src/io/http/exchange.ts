import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { readBody, unzipUndeclared } from './body.js';
import { isChallengePage, isMarkedChallenge } from './challenge.js';
import { Challenge, explain, Gone, HttpError, RetryAfter } from './failures.js';
import { checkSignature, checkType, KINDS } from './kinds.js';

const HEADERS_MS = 10_000;
/** How much of an uninteresting body is read, to see why it was sent and to keep the connection open. */
const DRAINED_BYTES = 16 * 2 ** 10;
const LONGEST_RETRY_MS = 24 * 3600_000;

const REDIRECTS = [301, 302, 303, 307, 308];
/** What challenge pages are sent with; those that come as a success are seen by whoever reads the page. */
const CHALLENGES = [401, 403, 405, 429, 503];

/** What the server answered once. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
  /** The Location header of a redirect. */
  location?: string;
}

export interface Outgoing {
  kind: keyof typeof KINDS;
  headers: Record<string, string>;
  maxBytes?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** The time that one fetch may spend on the network, over all its redirects. */
export class Budget {
  static readonly totalMs = 20_000;
  #leftMs = Budget.totalMs;

  /** Runs the work with a signal that ends it when the time is up or the caller gives in. */
  async spend<T>(caller: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const begin = performance.now();
    const timeUp = () => controller.abort(new HttpError(`the answer took longer than ${Budget.totalMs / 1000} s`));
    const giveIn = () => controller.abort(caller?.reason);
    const timer = setTimeout(timeUp, this.#leftMs);
    caller?.addEventListener('abort', giveIn, { once: true });
    if (caller?.aborted) giveIn();
    try {
      return await work(controller.signal);
    } catch (error) {
      throw controller.signal.aborted ? controller.signal.reason : explain(error);
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener('abort', giveIn);
      this.#leftMs = Math.max(1, this.#leftMs - (performance.now() - begin));
    }
  }
}

/** Sends one request. Returns a success, a 304 or a redirect; throws what else the server says as the error that it means. */
export function exchange(agent: Dispatcher, url: URL, outgoing: Outgoing, budget: Budget): Promise<Answer> {
  return budget.spend(outgoing.signal, async (signal) => {
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: outgoing.headers,
      headersTimeout: HEADERS_MS,
      bodyTimeout: Budget.totalMs,
      signal,
    });
    // Whoever reads the body gets its errors; one that nobody reads any more must not end the process.
    response.body.on('error', () => {});
    const headers = flatten(response.headers);
    const answer = { status: response.statusCode, headers, body: new Uint8Array() };
    if (isMarkedChallenge(headers)) throw new Challenge(answer.status);
    if (answer.status >= 200 && answer.status < 300) {
      return { ...answer, body: await readContent(response.body, headers, outgoing) };
    }
    const drained = await drain(response.body, headers['content-encoding']);
    if (answer.status === 304) return answer;
    const { location } = headers;
    if (REDIRECTS.includes(answer.status) && location) return { ...answer, location: asUtf8(location) };
    throw refusal(answer.status, headers['retry-after'], drained);
  });
}

async function readContent(body: Readable, headers: Record<string, string>, outgoing: Outgoing): Promise<Uint8Array> {
  const kind = KINDS[outgoing.kind];
  const limit = { ...kind, maxBytes: outgoing.maxBytes ?? kind.maxBytes };
  try {
    checkType(kind, headers['content-type']);
    let bytes = await readBody(body, headers['content-encoding'] ?? '', limit);
    if (outgoing.kind === 'feed') bytes = await unzipUndeclared(bytes, limit);
    checkSignature(kind, bytes);
    return bytes;
  } finally {
    body.destroy();
  }
}

async function drain(body: Readable, encoding = ''): Promise<Uint8Array> {
  try {
    return await readBody(body, encoding, { maxBytes: DRAINED_BYTES, cut: true });
  } catch {
    return new Uint8Array();
  } finally {
    body.destroy();
  }
}

function refusal(status: number, retryAfter: string | undefined, page: Uint8Array): Error {
  if ([404, 410, 451].includes(status)) return new Gone(status);
  const delay = [429, 503].includes(status) ? retryDelay(retryAfter) : undefined;
  if (delay !== undefined) return new RetryAfter(delay, status);
  if (CHALLENGES.includes(status) && isChallengePage(page)) return new Challenge(status);
  return new HttpError(`the server answered ${status}${[401, 403].includes(status) ? ': access refused' : ''}`, status);
}

/** Milliseconds from a Retry-After header (RFC 9110, section 10.2.3: seconds or a date), between a second and a day. */
function retryDelay(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(1_000, ms), LONGEST_RETRY_MS);
}

/** Headers are read as Latin-1, but addresses in them that are not ASCII are UTF-8 wherever they work in browsers. */
function asUtf8(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : latin1;
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(entries);
}
