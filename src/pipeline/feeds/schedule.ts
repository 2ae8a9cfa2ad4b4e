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
