import type { Pace, ParsedFeed } from '../../feed-types.js';

const minute = 60_000;

/** How the feed publishes, by the dates of its entries up to `now`. */
export function paceOf(feed: ParsedFeed, now: Date): Pace {
  const dates = feed.entries.flatMap(({ date }) => (date === undefined ? [] : [Date.parse(date)]));
  const times = dates.filter((time) => time <= now.getTime()).sort((a, b) => b - a);
  const [newest] = times;
  const oldest = times.at(-1);
  return {
    entries: feed.entries.length,
    ...(newest !== undefined && { newest: new Date(newest).toISOString() }),
    ...(oldest !== undefined && times.length > 1 && rhythm(times, oldest, now)),
    ...(feed.intervalMinutes !== undefined && { askedMinutes: feed.intervalMinutes }),
  };
}

/** Of two times or more, the latest first. */
function rhythm(times: number[], oldest: number, now: Date) {
  const gaps = times.slice(1).map((time, index) => times[index]! - time);
  gaps.sort((a, b) => a - b);
  // Documents of an hour or less would promise thousands of entries a day.
  const days = Math.max(now.getTime() - oldest, 60 * minute) / (24 * 60 * minute);
  return {
    perDay: times.length / days,
    medianGapMinutes: gaps[Math.floor(gaps.length / 2)]! / minute,
    longestGapMinutes: gaps.at(-1)! / minute,
    reachMinutes: (times[0]! - oldest) / minute,
  };
}
