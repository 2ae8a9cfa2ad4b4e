import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../../src/feed-types.js';
import { paceOf } from '../../../src/pipeline/feeds/pace.js';
import { problems } from '../../../src/pipeline/feeds/problems.js';
import { type Failed, nextPoll, nextTry, type Polled } from '../../../src/pipeline/feeds/schedule.js';

const now = new Date('2024-03-13T12:00:00Z');
const limits = { shortest: 5, longest: 1440 };
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
/** The pace of a feed with entries so many hours old. */
const paced = (...hours: number[]) => ({ pace: paceAsked(undefined, hours) });
const paceAsked = (intervalMinutes: number | undefined, hours: number[] = []) =>
  paceOf(
    {
      title: '',
      entries: hours.map((hour) => ({ guid: '', title: '', authors: [], bodies: [], date: ago(hour).toISOString() })),
      ...(intervalMinutes && { intervalMinutes }),
    },
    now,
  );
const minutesUntil = (date: Date) => (date.getTime() - now.getTime()) / 60_000;
const pollAfter = (polled: Partial<Polled>) =>
  minutesUntil(nextPoll({ feedId: '', now, limits, pace: null, lastNewAt: null, headers: {}, ...polled }));
const tryAfter = (failed: Partial<Failed>) =>
  minutesUntil(nextTry({ feedId: '', now, limits, problem: 'server', failures: 1, ...failed }));
/** What is added for the feed without an id. */
const jitter = pollAfter({ pace: paceAsked(100) }) / 100;
const quarters = (count: number, first: number) => Array.from({ length: count }, (_, index) => first + index / 4);

test.each<[string, Partial<Polled>, number]>([
  ['a feed of which nothing is known', {}, 5],
  ['a feed with an entry every other minute', paced(0, 0.03, 0.06), 5],
  ['a feed with an entry every twenty minutes', paced(0, 1 / 3, 2 / 3, 1), 10],
  ['a feed with an entry every hour: bursts are not missed', paced(0, 1, 2, 3), 15],
  ['a feed that fell silent', paced(40, 41, 42), 300],
  ['a feed that fell silent, by our own clock when its dates are old', { ...paced(9000, 9001), lastNewAt: ago(4) }, 30],
  ['a silent feed whose document reaches back five hours only', paced(...quarters(20, 40)), 142.5],
  ['a document of a few entries that all fit in an hour', paced(80, 80.5, 81), 600],
  ['entries dated in the future', paced(-5, -4), 5],
  ['a feed that asks for more', { pace: paceAsked(240, [0, 1, 2]) }, 240],
  ['a cached answer', { headers: { 'cache-control': 'public, max-age=7200' } }, 120],
  ['an answer cached for a year', { headers: { 'cache-control': 'max-age=31536000' } }, 300],
  ['an answer that expires', { headers: { expires: 'Wed, 13 Mar 2024 13:00:00 GMT' } }, 60],
  ['an answer that expired before it came', { headers: { expires: '0' } }, 5],
  [
    'max-age, which beats Expires',
    { headers: { 'cache-control': 'max-age=3600', expires: 'Wed, 13 Mar 2024 20:00:00 GMT' } },
    60,
  ],
  ['limits of the operator', { pace: paceAsked(240), limits: { shortest: 1, longest: 11 } }, 10],
])('%s', (_, polled, minutes) => {
  expect(pollAfter(polled)).toBeCloseTo(minutes * jitter, 3);
});

test('a first failure is tried again within a minute when it may pass, and later when a minute changes nothing', () => {
  expect(tryAfter({ problem: 'unreachable' })).toBeLessThan(1);
  expect(tryAfter({ problem: 'unreachable' })).toBeGreaterThan(0.8);
  expect(tryAfter({ problem: 'missing' })).toBeGreaterThanOrEqual(30);
});

test('waits double up to a day and never end', () => {
  const waits = Array.from({ length: 40 }, (_, index) => tryAfter({ failures: index + 1 }));
  for (const [index, wait] of waits.slice(1, 10).entries()) expect(wait / waits[index]!).toBeCloseTo(2, 4);
  expect(waits.at(-1)).toBeGreaterThan(1300);
  expect(waits.at(-1)).toBeLessThanOrEqual(1440);
});

test('Retry-After is the least wait, doubled while it proves too short', () => {
  const second = 1000;
  const throttled = (failures: number, retryAfterMs: number) =>
    tryAfter({ problem: 'throttled', failures, retryAfterMs }) * 60;
  expect([1, 2, 3, 4].map((failures) => throttled(failures, second))).toEqual([1, 2, 4, 8]);
  expect(throttled(1, 7200 * second)).toBe(7200);
  expect(throttled(30, 7200 * second)).toBeGreaterThan(70_000);
  // `run --once` waits for what is due within a minute: it must come to an end.
  expect(throttled(8, second)).toBeGreaterThan(60);
});

test('what is gone is asked once a week', () => {
  expect(tryAfter({ problem: 'gone', failures: 9 })).toBe(7 * 24 * 60);
});

test('waits between 5 minutes and a day whatever is asked, and always polls again', () => {
  const header = fc.oneof(
    fc.string(),
    fc.nat().map((age) => `max-age=${age}`),
  );
  const date = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((some) => some.toISOString()),
  );
  const polled = fc.record({
    feedId: fc.string(),
    headers: fc.record({ 'cache-control': header, expires: header }),
    lastNewAt: fc.option(fc.date({ noInvalidDate: true })),
    dates: fc.array(date),
    intervalMinutes: fc.oneof(fc.nat(), fc.double({ noNaN: true })),
  });
  fc.assert(
    fc.property(polled, ({ dates, intervalMinutes, ...rest }) => {
      const entries = dates.map((some) => ({ guid: '', title: '', authors: [], bodies: [], date: some }));
      const minutes = pollAfter({ ...rest, pace: paceOf({ title: '', entries, intervalMinutes }, now) });
      expect(minutes).toBeGreaterThanOrEqual(5);
      expect(minutes).toBeLessThanOrEqual(1440);
    }),
  );
  const failed = fc.record({
    feedId: fc.string(),
    problem: fc.constantFrom(...(Object.keys(problems) as Problem[]).filter((problem) => problem !== 'gone')),
    failures: fc.integer({ min: 1, max: 5000 }),
    retryAfterMs: fc.option(fc.nat({ max: 86_400_000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(failed, (some) => {
      expect(tryAfter(some)).toBeGreaterThanOrEqual((some.retryAfterMs ?? 50_000) / 60_000);
      expect(tryAfter(some)).toBeLessThanOrEqual(1440);
    }),
  );
});

test('spreads feeds that were added together, each always alike', () => {
  const waits = Array.from({ length: 50 }, (_, id) => pollAfter({ feedId: `feed-${id}` }));
  expect(new Set(waits).size).toBe(50);
  expect(pollAfter({ feedId: 'feed-7' })).toBe(waits[7]);
});

test('the pace of a feed, by its dates up to now', () => {
  expect(paceOf({ title: '', entries: [] }, now)).toEqual({ entries: 0 });
  expect(paceAsked(60, [-3, 0, 6, 24])).toEqual({
    entries: 4,
    newest: now.toISOString(),
    perDay: 3,
    medianGapMinutes: 18 * 60,
    longestGapMinutes: 18 * 60,
    reachMinutes: 24 * 60,
    askedMinutes: 60,
  });
});
