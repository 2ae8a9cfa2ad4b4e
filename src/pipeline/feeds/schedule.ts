import type { Pace, Problem } from '../../feed-types.js';
import { problems } from './problems.js';

const minute = 60_000;

/** The least and the most minutes between two polls of a feed. */
interface Limits {
  shortest: number;
  longest: number;
}

/** What is known of a feed when its poll has succeeded. */
export interface Polled {
  feedId: string;
  now: Date;
  limits: Limits;
  pace: Pace | null;
  /** When it last brought an entry that was not known. */
  lastNewAt: Date | null;
  /** The answer's, with names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

/** What is known of a feed when its poll has failed. */
export interface Failed {
  feedId: string;
  now: Date;
  limits: Limits;
  problem: Problem;
  /** In a row, this one included. */
  failures: number;
  /** For how many milliseconds the server asked to be left alone. */
  retryAfterMs?: number | undefined;
}

/** Caches are set for a whole site: some answer that a feed stays fresh for a year. */
const longestCache = 5 * 60;
/** The largest share of a wait by which feeds are spread. */
const spread = 0.1;
/** Even what was declared gone may have been declared so by mistake. */
const parked = 7 * 24 * 60;
/** A document of fewer entries may just be all that there is. */
const fullDocument = 10;

/**
 * When to poll a feed again after a success: by its own pace, and not before the longest that it, its server's cache headers or
 * `limits` ask for; each feed a little later by a share of its own, so that feeds added together drift apart.
 */
export function nextPoll({ feedId, now, limits, pace, lastNewAt, headers }: Polled): Date {
  const cached = Math.min(cacheMinutes(headers, now), longestCache);
  const wanted = Math.max(ownMinutes(pace, lastNewAt, now, limits), pace?.askedMinutes ?? 0, cached);
  return later(now, spreadOut(feedId, wanted, limits));
}

/**
 * When to try a feed again after failures: waits that double and never end, from what its problem deserves; after Retry-After
 * not before it, and doubled from it when it was too short. What the server declared gone is asked once a week.
 */
export function nextTry({ feedId, now, limits, problem, failures, retryAfterMs }: Failed): Date {
  if (problem === 'gone') return later(now, parked);
  const doubled = 2 ** Math.min(failures - 1, 20);
  const usual = spreadOut(feedId, problems[problem].firstRetryMinutes * doubled, { ...limits, shortest: 0 });
  if (retryAfterMs === undefined) return later(now, usual);
  const asked = retryAfterMs / minute;
  return later(now, Math.max(asked, Math.min(asked * doubled, usual)));
}

/**
 * Half the usual time between two entries, but at most three times the shortest interval, as news comes in bursts; an eighth of a
 * silence that is longer, but never so long that entries could come and go between two polls.
 */
function ownMinutes(pace: Pace | null, lastNewAt: Date | null, now: Date, { shortest }: Limits): number {
  const usual = 3 * shortest;
  const half = Math.min((pace?.medianGapMinutes ?? 0) / 2, usual);
  const lastSign = Math.max(Date.parse(pace?.newest ?? '') || 0, lastNewAt?.getTime() ?? 0);
  const silence = lastSign ? (now.getTime() - lastSign) / minute : 0;
  const reach = pace && pace.entries >= fullDocument ? pace.reachMinutes : undefined;
  const bound = reach === undefined ? Number.POSITIVE_INFINITY : Math.max(usual, reach / 2);
  return Math.max(half, Math.min(silence / 8, bound));
}

/** How long the answer stays fresh (RFC 9111, section 4.2.1). */
function cacheMinutes(headers: Polled['headers'], now: Date): number {
  const [, seconds] = /(?:^|[\s,])max-age="?(\d+)/i.exec(headers['cache-control'] ?? '') ?? [];
  if (seconds !== undefined) return Number(seconds) / 60;
  const expires = Date.parse(headers.expires ?? '');
  return Number.isNaN(expires) ? 0 : Math.max(0, expires - now.getTime()) / minute;
}

function spreadOut(feedId: string, minutes: number, { shortest, longest }: Limits): number {
  return Math.min(Math.max(minutes, shortest), longest / (1 + spread)) * (1 + spread * share(feedId));
}

const later = (now: Date, minutes: number) => new Date(now.getTime() + Math.ceil(minutes * minute));

/** 0 to 1, the same for the same text: the FNV-1a hash. */
function share(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}
