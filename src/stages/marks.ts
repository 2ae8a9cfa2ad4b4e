import type { Store } from '../io/db/database.js';
import { readTrend } from '../io/db/trend.js';
import { type DigestMark, type DigestWindow, isWithin } from '../pipeline/reporting/digest/value.js';
import type { Outline } from '../pipeline/reporting/outline.js';
import { marksOf } from '../pipeline/reporting/trend/assess.js';
import { baselines } from '../pipeline/reporting/trend/bursts.js';
import { periodEnd, periodOf } from '../pipeline/reporting/trend/periods.js';
import type { Period } from '../pipeline/reporting/trend/value.js';

const dayMs = 86_400_000;
const dayOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** Where a new digest looks for bursts and lulls: a day tells of the frequent indicators, a week of the rare ones. */
const lengths: [period: Period, days: number][] = [
  ['day', 1],
  ['week', 7],
];

/** The bursts and lulls of the days and weeks (UTC) that ended in a window, so that each is told once. */
export async function readMarks(
  db: Store['db'],
  hash: string,
  outline: Outline,
  { since, until }: Pick<DigestWindow, 'since' | 'until'>,
): Promise<DigestMark[]> {
  const found: DigestMark[] = [];
  for (const [period, days] of lengths) {
    const to = dayOf(Date.parse(until) - dayMs);
    const from = periodOf(dayOf(Date.parse(since) - (baselines[period] + 1) * days * dayMs), period);
    const rows = await readTrend(db, { hash, indicators: outline.indicators }, { from, to, period });
    const ended = (start: string) => dayOf(Date.parse(periodEnd(start, period)) + dayMs);
    const marks = marksOf(rows, outline, { from, to, period }).filter((mark) =>
      isWithin(ended(mark.period), since, until),
    );
    found.push(...marks.map((mark) => ({ ...mark, length: period })));
  }
  return found;
}
