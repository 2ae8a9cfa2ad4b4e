import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPoll, type Polled } from '../../../src/pipeline/feeds/schedule.js';

const now = new Date('2024-03-13T12:00:00Z');
const minutesOf = (polled: Partial<Polled>) =>
  (nextPoll({ feedId: '', now, failures: 0, ...polled }).getTime() - now.getTime()) / 60_000;
const hoursAgo = (...hours: number[]) => hours.map((hour) => new Date(now.getTime() - hour * 3_600_000).toISOString());
/** The share that jitter adds for the feed without an id. */
const least = minutesOf({ intervalMinutes: 100 }) / 100;

test.each<[string, Partial<Polled>, number]>([
  ['a feed of which nothing is known', {}, 15],
  ['a feed with an entry every hour', { published: hoursAgo(0, 1, 2, 3) }, 30],
  ['a feed with an entry every other minute', { published: hoursAgo(0, 0.03, 0.06) }, 5],
  ['a feed that fell silent', { published: hoursAgo(40, 41, 42) }, 300],
  ['entries dated in the future', { published: hoursAgo(-5, -4) }, 15],
  ['a feed that asks for more', { intervalMinutes: 240, published: hoursAgo(0, 1, 2) }, 240],
  ['a cached answer', { headers: { 'cache-control': 'public, max-age=7200' } }, 120],
  ['an answer cached for a year', { headers: { 'cache-control': 'max-age=31536000' } }, 300],
  ['an answer that expires', { headers: { expires: 'Wed, 13 Mar 2024 13:00:00 GMT' } }, 60],
  ['an answer that expired before it came', { headers: { expires: '0' } }, 15],
  [
    'max-age, which beats Expires',
    { headers: { 'cache-control': 'max-age=3600', expires: 'Wed, 13 Mar 2024 20:00:00 GMT' } },
    60,
  ],
  ['the first failure', { failures: 1 }, 30],
  ['the third failure', { failures: 3 }, 120],
])('%s', (_, polled, minutes) => {
  expect(minutesOf(polled)).toBeCloseTo(minutes * least, 3);
});

test.each(['7200', 'Wed, 13 Mar 2024 14:00:00 GMT'])('never before Retry-After: %s', (value) => {
  expect(minutesOf({ headers: { 'retry-after': value } })).toBe(120);
  expect(minutesOf({ failures: 1, headers: { 'retry-after': value } })).toBe(120);
});

test('waits between 5 minutes and a day whatever is asked, and always polls again', () => {
  const header = fc.oneof(
    fc.string(),
    fc.nat().map(String),
    fc.nat().map((age) => `max-age=${age}`),
  );
  const polled = fc.record({
    feedId: fc.string(),
    failures: fc.nat(5000),
    intervalMinutes: fc.oneof(fc.nat(), fc.double({ noNaN: true })),
    headers: fc.record({ 'retry-after': header, 'cache-control': header, expires: header }),
    published: fc.array(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
    ),
  });
  fc.assert(
    fc.property(polled, (feed) => {
      const minutes = minutesOf(feed);
      expect(minutes).toBeGreaterThanOrEqual(5);
      expect(minutes).toBeLessThanOrEqual(24 * 60);
    }),
  );
});

test('spreads feeds that were added together, each always alike', () => {
  const waits = Array.from({ length: 50 }, (_, id) => minutesOf({ feedId: `feed-${id}` }));
  expect(new Set(waits).size).toBe(50);
  expect(minutesOf({ feedId: 'feed-7' })).toBe(waits[7]);
});
