import { expect, test } from 'vitest';
import { alarm, assess, duration, paceInWords } from '../../../src/pipeline/feeds/health.js';

const now = new Date('2024-03-13T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const source = { paused: false, origin: 'config', fallback: null } as const;
const pace = (perDay: number, longestGapHours: number, newestHoursAgo: number) => ({
  entries: 20,
  perDay,
  longestGapMinutes: longestGapHours * 60,
  newest: hoursAgo(newestHoursAgo).toISOString(),
});
const well = {
  attemptedAt: hoursAgo(0.1),
  succeededAt: hoursAgo(0.1),
  lastNewAt: hoursAgo(1),
  failure: null,
  problem: null,
  failingSince: null,
  parkedAt: null,
  movedTo: null,
  adopted: null,
  pace: pace(30, 2, 1),
};
const failing = {
  ...well,
  succeededAt: hoursAgo(9),
  failure: 'the server answered 403',
  problem: 'forbidden',
  failingSince: hoursAgo(8),
} as const;

test('a source that answers and brings something is well', () => {
  expect(assess(source, well, now)).toEqual({ state: 'ok' });
});

test('a source that was never polled is new, a paused one says how to go on, a retired one is no concern', () => {
  expect(assess(source, null, now)).toEqual({ state: 'new' });
  expect(assess({ ...source, paused: true }, failing, now)).toMatchObject({ state: 'paused' });
  expect(assess({ ...source, origin: 'gone' }, failing, now)).toEqual({ state: 'retired' });
});

test('a failing source says since when, why and what helps', () => {
  const health = assess(source, failing, now);
  expect(health).toMatchObject({ state: 'failing', since: hoursAgo(8), problem: 'the server answered 403' });
  expect(health.remedy).toContain('fallback');
  expect(assess(source, { ...failing, succeededAt: null }, now).state).toBe('never succeeded');
  expect(assess(source, { ...failing, parkedAt: hoursAgo(2), problem: 'gone' }, now)).toMatchObject({
    state: 'parked',
    remedy: expect.stringContaining('entente feeds add'),
  });
});

test('a source that lives on its fallback is told from one that is well', () => {
  expect(assess(source, { ...failing, succeededAt: failing.attemptedAt }, now)).toMatchObject({
    state: 'fallback',
    since: hoursAgo(8),
    problem: 'its own address: the server answered 403',
  });
});

test.each<[string, ReturnType<typeof pace> | null, number | null, boolean]>([
  ['an agency quiet for a night', pace(100, 5, 9), 9, false],
  ['an agency quiet for more than a day', pace(100, 5, 26), 26, true],
  ['a daily that rests at the week’s end', pace(8, 20, 65), 65, false],
  ['a daily quiet for four days', pace(8, 20, 97), 97, true],
  ['an institute that pauses for ten days now and then', pace(0.3, 240, 400), 400, false],
  ['an institute quiet for three weeks', pace(0.3, 240, 504), 504, true],
  ['old dates, but new to us an hour ago', pace(100, 5, 9000), 1, false],
  ['all known from other sources, but its dates go on', pace(100, 5, 1), 9000, false],
  ['no dates, nothing new for a week', null, 168, false],
  ['no dates, nothing new for five weeks', null, 840, true],
  ['never anything new and no dates', null, null, false],
])('silence: %s', (_, documented, lastNewHoursAgo, silent) => {
  const lastNewAt = lastNewHoursAgo === null ? null : hoursAgo(lastNewHoursAgo);
  expect(assess(source, { ...well, pace: documented, lastNewAt }, now).state).toBe(silent ? 'silent' : 'ok');
});

test('silence names the pace that it is measured against', () => {
  const health = assess(source, { ...well, pace: pace(100, 5, 26), lastNewAt: hoursAgo(30) }, now);
  expect(health).toMatchObject({ since: hoursAgo(26), problem: 'nothing new for 26 h, against 100 a day' });
});

test('a move that is not believed yet, or was, is told', () => {
  expect(assess(source, { ...well, movedTo: 'https://b.example/' }, now)).toMatchObject({
    state: 'ok',
    problem: 'has moved to https://b.example/',
  });
  expect(assess(source, { ...well, adopted: 'https://c.example/' }, now).problem).toContain('https://c.example/');
});

const totals = { active: 100, failing: 0, overdue: 0, lastSuccess: hoursAgo(0.1), since: hoursAgo(1000), full: null };

test.each<[string, Partial<Parameters<typeof alarm>[0]>, RegExp | undefined]>([
  ['all is well', {}, undefined],
  ['the disk is full', { full: 'no space left' }, /stored \(no space left\): make room/],
  ['all fail, for an hour', { failing: 100, lastSuccess: hoursAgo(1) }, undefined],
  ['all fail, for three hours', { failing: 100, lastSuccess: hoursAgo(3) }, /for 3 h, 100 of 100 fail.*internet/],
  ['nobody polls', { overdue: 100, lastSuccess: hoursAgo(3) }, /is a worker running/],
  ['slow sources that rest', { active: 4, failing: 1, lastSuccess: hoursAgo(5) }, undefined],
  ['nothing to poll', { active: 0, failing: 0, lastSuccess: hoursAgo(5) }, undefined],
])('alarm: %s', (_, changed, message) => {
  const said = alarm({ ...totals, ...changed }, now);
  if (message) expect(said).toMatch(message);
  else expect(said).toBeUndefined();
});

test('sources that never answered since they were added raise the alarm too', () => {
  expect(alarm({ ...totals, failing: 100, lastSuccess: null, since: hoursAgo(2.5) }, now)).toContain('No source');
  expect(alarm({ ...totals, failing: 100, lastSuccess: null, since: hoursAgo(1) }, now)).toBeUndefined();
});

test('lengths of time and paces in words', () => {
  const minutes = (count: number) => duration(count * 60_000);
  expect([0.2, 1, 119, 120, 2879, 2880].map(minutes)).toEqual(['seconds', '1 min', '119 min', '2 h', '48 h', '2 days']);
  expect([30.4, 0.5, 0.1, 0.001].map((perDay) => paceInWords({ entries: 9, perDay }))).toEqual([
    '30 a day',
    '4 a week',
    '3 a month',
    '1 a month',
  ]);
  expect(paceInWords(null)).toBe('an unknown pace');
});
