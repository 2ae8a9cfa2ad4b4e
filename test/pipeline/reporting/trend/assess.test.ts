import { expect, test } from 'vitest';
import type { Outline } from '../../../../src/pipeline/reporting/outline.js';
import { assess as assessRows } from '../../../../src/pipeline/reporting/trend/assess.js';
import { addPoisson, generator, predict } from '../../../../src/pipeline/reporting/trend/chance.js';
import { periodEnd, periodOf, periodsBetween } from '../../../../src/pipeline/reporting/trend/periods.js';
import type { Coverage } from '../../../../src/pipeline/reporting/trend/value.js';
import { verdictOf } from '../../../../src/pipeline/reporting/trend/verdict.js';
import type { Direction, Status } from '../../../../src/types.js';

const outline: Outline = {
  title: 'Cohesion',
  pair: 'Russia-Iran',
  indicators: [
    { id: 'trade', name: 'Trade', dimension: 'economic' },
    { id: 'treaty', name: 'Treaty', dimension: 'political' },
  ],
};

const range = { from: '2026-01-05', to: '2026-03-29', period: 'week' as const };
const weeks = periodsBetween(range.from, range.to, 'week');

interface Cell {
  period: string;
  alignment: string;
  indicator: string;
  direction: Direction;
  status: Status | null;
  stories: number;
  expected: number;
  shared: number;
}

const dimensionOf = (id: string) => outline.indicators.find((each) => each.id === id)!.dimension;

/** Groups the cells as the store does. */
function assess(cells: Cell[], coverage: Coverage[], by: Outline, over: Parameters<typeof assessRows>[2]) {
  const rows = cells.map((each) => ({ ...each, dimension: dimensionOf(each.indicator) }));
  return assessRows({ cells: rows, counts: rows, first: rows, told: rows, coverage }, by, over);
}

const cell = (changes: Partial<Cell> = {}): Cell => ({
  period: weeks[0]!,
  alignment: 'independent',
  indicator: 'treaty',
  direction: 'strengthens',
  status: 'occurred',
  stories: 1,
  expected: 1,
  shared: 1,
  ...changes,
});

const read = (alignment: string, articles: number | ((week: number) => number)): Coverage[] =>
  weeks.map((period, week) => ({
    period,
    alignment,
    articles: typeof articles === 'number' ? articles : articles(week),
  }));

const everyWeek = (changes: Partial<Cell>) => weeks.map((period) => cell({ period, ...changes }));

test('the index is net strengthening stories in a thousand articles, weighted by status', () => {
  const cells = [
    cell({ shared: 3 }),
    cell({ direction: 'weakens', shared: 1 }),
    cell({ status: 'alleged', shared: 2 }),
    cell({ direction: 'weakens', status: 'denied', shared: 1 }),
  ];
  const [point] = assess(cells, read('independent', 500), outline, range).cohesion;
  expect(point?.index).toBeCloseTo((1000 * (3 - 1 + 0.5 * 2 - 0.2)) / 500);
  expect(point).toMatchObject({ strengthens: 5, weakens: 2, articles: 500, missing: [] });
  expect(point!.low).toBeLessThan(point!.index);
  expect(point!.high).toBeGreaterThan(point!.index);
});

test('reading half as much changes nothing', () => {
  const halved = (week: number) => (week < 6 ? 1000 : 500);
  const cells = weeks.map((period, week) => cell({ period, shared: halved(week) / 100 }));
  const { cohesion } = assess(cells, read('independent', halved), outline, range);
  for (const { index } of cohesion) expect(index).toBeCloseTo(10);
});

test('a source that falls silent does not look like cooling', () => {
  const state = (week: number) => (week === 8 ? 0 : 1000);
  const cells = [
    ...everyWeek({ alignment: 'russian-state', shared: 20 }).filter((_, week) => week !== 8),
    ...everyWeek({ alignment: 'western', direction: 'weakens', shared: 5 }),
  ];
  const coverage = [...read('russian-state', state), ...read('western', 1000)];
  const { cohesion } = assess(cells, coverage, outline, range);
  expect(cohesion[8]?.index).toBeCloseTo(cohesion[7]!.index);
  expect(cohesion[8]?.missing).toEqual(['russian-state']);
  expect(cohesion[7]?.missing).toEqual([]);
});

test('what the dimensions say adds up to the whole', () => {
  const cells = [cell({ shared: 2 }), cell({ indicator: 'trade', direction: 'weakens', shared: 0.5 })];
  const { cohesion, dimensions } = assess(cells, read('independent', 100), outline, range);
  expect(dimensions.map(({ dimension }) => dimension)).toEqual(['economic', 'political']);
  expect(dimensions.reduce((sum, { points }) => sum + points[0]!.index, 0)).toBeCloseTo(cohesion[0]!.index);
});

test('the same rows draw the same band', () => {
  const cells = everyWeek({ shared: 2.5 });
  const once = assess(cells, read('independent', 100), outline, range);
  expect(assess(cells, read('independent', 100), outline, range)).toEqual(once);
});

test('the band of unreviewed stories holds the truth as often as it says', () => {
  const random = generator(5);
  let inside = 0;
  let periods = 0;
  for (let run = 0; run < 20; run++) {
    const counts = new Float64Array(weeks.length);
    addPoisson(counts, 12, 1, random);
    const cells = weeks.map((period, week) => cell({ period, shared: counts[week]! }));
    for (const { low, high } of assess(cells, read('independent', 1000), outline, range).cohesion) {
      periods++;
      if (low <= 12 && high >= 12) inside++;
    }
  }
  expect(inside / periods).toBeGreaterThan(0.82);
  expect(inside / periods).toBeLessThan(0.97);
});

test('the ledger has every indicator, confirming beside disconfirming, and who told it first', () => {
  const cells = [
    cell({ expected: 2, stories: 3 }),
    cell({ direction: 'weakens', alignment: 'western', expected: 0.5 }),
  ];
  const { ledger } = assess(cells, read('independent', 100), outline, range);
  expect(ledger.map(({ name }) => name)).toEqual(['Trade', 'Treaty']);
  expect(ledger[1]?.strengthens[0]).toBe(2);
  expect(ledger[1]?.weakens[0]).toBe(0.5);
  expect(ledger[1]?.first).toEqual({ independent: 3, western: 1 });
});

test('a burst is marked, and so is a lull; growth that the reading explains is not', () => {
  const counts = weeks.map((_, week) => (week === 9 ? 15 : week === 11 ? 0 : 3));
  const cells = weeks.map((period, week) => cell({ period, expected: counts[week]!, stories: counts[week]! }));
  const marks = assess(cells, read('independent', 1000), outline, range).marks;
  expect(marks.map(({ period, kind, observed }) => [period, kind, observed])).toEqual([[weeks[9], 'burst', 15]]);
  const many = cells.map((each, week) => ({ ...each, expected: week === 11 ? 0 : 12 }));
  expect(assess(many, read('independent', 1000), outline, range).marks.map(({ kind }) => kind)).toEqual(['lull']);
  const explained = assess(
    cells,
    read('independent', (week) => counts[week]! * 300 + 1),
    outline,
    range,
  );
  expect(explained.marks).toEqual([]);
});

test('on shuffled dates fewer than one count in a thousand is marked', () => {
  const random = generator(11);
  const long = { from: '2022-01-03', to: '2026-10-25', period: 'week' as const };
  const all = periodsBetween(long.from, long.to, 'week');
  let [marks, counts] = [0, 0];
  for (let run = 0; run < 12; run++) {
    const articles = all.map(() => 400 + Math.round(random() * 800));
    // What does not change keeps its share of the reading: a date is drawn as often as an article of it was read.
    const dates = all.flatMap((period, week) => Array<string>(articles[week]!).fill(period));
    const story = (indicator: string) => cell({ period: dates[Math.floor(random() * dates.length)]!, indicator });
    const cells = [0.3, 6].flatMap((rate, which) =>
      Array.from({ length: Math.round(rate * all.length) }, () => story(which ? 'trade' : 'treaty')),
    );
    const coverage = all.map((period, week) => ({ period, alignment: 'independent', articles: articles[week]! }));
    marks += assess(cells, coverage, outline, long).marks.length;
    counts += all.length * 2;
  }
  expect(counts).toBeGreaterThan(5_000);
  expect(marks / counts).toBeLessThan(0.001);
});

test('what a past predicts: half of all counts below the median, all within a thousand to one', () => {
  expect(predict(0, 0, 12).atLeast).toBe(1);
  expect(predict(3, 36, 12).atLeast).toBeCloseTo(0.58, 1);
  expect(predict(15, 36, 12).atLeast).toBeLessThan(1e-4);
  expect(predict(0, 120, 12).atMost).toBeLessThan(2e-4);
});

test('the verdict is about the latest period that ended: which way, and whether the ones before let expect it', () => {
  const point = { period: '', index: 0, low: -5, high: 5, strengthens: 0, weakens: 0, articles: 9, missing: [] };
  const at = (period: string, index: number, low: number, high: number) => ({ ...point, period, index, low, high });
  const cohesion = [
    at('2026-11-02', 1, -1, 3),
    at('2026-11-09', 3, 1, 5),
    at('2026-11-16', 12, 6, 20),
    at('2026-11-23', -9, -20, -2),
  ];
  const said = (today: string, points = cohesion) => verdictOf({ cohesion: points, period: 'week' }, today)?.text;
  expect(said('2026-11-25')).toBe(
    'In the week from 16 Nov: tightening. The index is 12 (6 to 20), above the 2 weeks before (mean 2).',
  );
  expect(said('2026-11-30')).toContain('fraying. The index is −9 (−20 to −2), below the 3 weeks before (mean 5)');
  expect(said('2026-11-10', [at('2026-11-02', 0, -4, 4)])).toBe(
    'In the week from 2 Nov: neither clearly tightening nor fraying. The index is 0 (−4 to 4).',
  );
  expect(said('2026-11-03')).toBeUndefined();
});

test('weeks begin on Monday, months on the first', () => {
  expect(periodOf('2026-11-22', 'week')).toBe('2026-11-16');
  expect(periodOf('2026-11-23', 'week')).toBe('2026-11-23');
  expect(periodOf('2026-11-23', 'month')).toBe('2026-11-01');
  expect(periodEnd('2026-02-01', 'month')).toBe('2026-02-28');
  expect(periodsBetween('2025-12-30', '2026-01-02', 'day')).toHaveLength(4);
});
