const minute = 60_000;
const shortest = 5;
const longest = 24 * 60;
const usual = 15;

/** When to poll a feed again after a success: as its publisher asks, between 5 minutes and a day. */
export function afterSuccess(now: Date, feed: { intervalMinutes?: number }): Date {
  const asked = Math.max(feed.intervalMinutes ?? 0, usual);
  return new Date(now.getTime() + Math.min(Math.max(asked, shortest), longest) * minute);
}

/** When to poll a feed again after so many failures in a row: waits double up to a day and never end. */
export function afterFailure(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(2 ** (failures - 1), longest) * minute);
}

/** What is known of a feed when its poll has ended. */
export interface Polled {
  feedId: string;
  now: Date;
  /** In a row; 0 after a success. */
  failures: number;
  /** What the feed itself asks for (`ParsedFeed.intervalMinutes`). */
  intervalMinutes?: number | undefined;
  /** The answer's, with names in lower case. */
  headers?: Readonly<Record<string, string | undefined>>;
  /** When the feed's entries were published, in any order. */
  published?: readonly string[];
}

const firstBackoff = 30;
/** Caches are set for a whole site: some answer that a feed stays fresh for a year. */
const longestCache = 5 * 60;
/** The largest share of an interval by which feeds are spread. */
const spread = 0.1;

/**
 * When to poll a feed again: after a success by the feed's own pace and the longest that it or its server asks for,
 * after failures in waits that double from half an hour and never end; between 5 minutes and 24 hours, never before
 * Retry-After, and each feed a little later by a share of its own, so that feeds added together drift apart.
 */
export function nextPoll(polled: Polled): Date {
  const { feedId, now, failures, headers = {} } = polled;
  const wait = failures > 0 ? firstBackoff * 2 ** Math.min(failures - 1, 10) : wanted(polled, headers);
  const bounded = Math.min(Math.max(wait, shortest), longest / (1 + spread));
  const minutes = Math.max(bounded * (1 + spread * share(feedId)), Math.min(retryAfter(headers, now), longest));
  return new Date(now.getTime() + Math.ceil(minutes * minute));
}

function wanted({ now, intervalMinutes = 0, published = [] }: Polled, headers: NonNullable<Polled['headers']>): number {
  return Math.max(pace(published, now), intervalMinutes, Math.min(cacheMinutes(headers, now), longestCache));
}

/** Half the usual time between two entries, or an eighth of the silence since the last when that is longer. */
function pace(published: readonly string[], now: Date): number {
  const times = published.map((date) => Date.parse(date)).filter((time) => time <= now.getTime());
  times.sort((a, b) => b - a);
  const [newest] = times;
  if (newest === undefined || times.length < 2) return usual;
  const gaps = times.slice(1).map((time, i) => times[i]! - time);
  gaps.sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)]!;
  return Math.max(median / 2, (now.getTime() - newest) / 8) / minute;
}

/** How long the answer stays fresh (RFC 9111, section 4.2.1). */
function cacheMinutes(headers: NonNullable<Polled['headers']>, now: Date): number {
  const [, seconds] = /(?:^|[\s,])max-age="?(\d+)/i.exec(headers['cache-control'] ?? '') ?? [];
  if (seconds !== undefined) return Number(seconds) / 60;
  const expires = Date.parse(headers.expires ?? '');
  return Number.isNaN(expires) ? 0 : Math.max(0, expires - now.getTime()) / minute;
}

/** Seconds or a date (RFC 9110, section 10.2.3), as minutes from now. */
function retryAfter(headers: NonNullable<Polled['headers']>, now: Date): number {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) / 60;
  const until = Date.parse(value);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime()) / minute;
}

/** 0 to 1, the same for the same text: the FNV-1a hash. */
function share(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}
