import type { Direction } from '../../../types.js';
import { predict } from './chance.js';
import type { LedgerRow, Mark, Period } from './value.js';

/** Periods before one that say what is usual, and how many of them must have been read. */
export const baselines: Record<Period, number> = { day: 28, week: 12, month: 12 };
const leastBaseline = 6;

/** How rare a count must be by chance: about one false mark in a thousand counts, on either side. */
export const markBelow = 0.001;

/** Fewer stories than this are never a burst. */
const leastBurst = 3;

/**
 * Where an indicator brings more, or fewer, stories than its own past and the amount of reading let expect. Each count is
 * held against what its baseline predicts, so that a small past makes a wide prediction.
 */
export function findMarks(periods: string[], articles: number[], ledger: LedgerRow[], period: Period): Mark[] {
  return ledger.flatMap((row) =>
    (['strengthens', 'weakens'] as const).flatMap((direction) =>
      periods.flatMap((_, t) => markAt(t, { periods, articles, row, direction, length: baselines[period] }) ?? []),
    ),
  );
}

interface Series {
  periods: string[];
  articles: number[];
  row: LedgerRow;
  direction: Direction;
  length: number;
}

function markAt(t: number, { periods, articles, row, direction, length }: Series): Mark | undefined {
  const start = Math.max(0, t - length);
  const now = articles[t]!;
  const read = articles.slice(start, t);
  if (now === 0 || read.filter(Boolean).length < leastBaseline) return undefined;
  const before = sum(row[direction].slice(start, t));
  const exposure = sum(read) / now;
  const observed = Math.round(row[direction][t]!);
  const { atLeast, atMost } = predict(observed, before, exposure);
  const found = { period: periods[t]!, indicator: row.indicator, direction, observed, expected: before / exposure };
  if (observed >= leastBurst && atLeast < markBelow) return { ...found, kind: 'burst', chance: atLeast };
  return atMost < markBelow ? { ...found, kind: 'lull', chance: atMost } : undefined;
}

const sum = (list: number[]): number => list.reduce((total, each) => total + each, 0);
