import type { Outline } from '../outline.js';
import { findMarks } from './bursts.js';
import { cohesion } from './cohesion.js';
import { ledgerOf } from './ledger.js';
import { periodsBetween } from './periods.js';
import type { Assessment, Coverage, Mark, Period, TrendRows } from './value.js';

export interface Range {
  from: string;
  to: string;
  period: Period;
}

/** Where the partnership stands, and how it moved: the index, its dimensions, each indicator's ledger, what changed. */
export function assess(rows: TrendRows, outline: Outline, { from, to, period }: Range): Assessment {
  const { cells, coverage } = rows;
  const periods = periodsBetween(from, to, period);
  const dimensions = [...new Set(outline.indicators.map(({ dimension }) => dimension))];
  const ledger = ledgerOf(periods, rows, outline);
  const of = (dimension: string) => cells.filter((cell) => cell.dimension === dimension);
  return {
    period,
    periods,
    cohesion: cohesion(periods, cells, coverage),
    dimensions: dimensions.map((dimension) => ({ dimension, points: cohesion(periods, of(dimension), coverage) })),
    ledger,
    marks: findMarks(periods, articlesRead(periods, coverage), ledger, period),
    alignments: alignmentsOf(coverage),
  };
}

/** The marks alone, for those who need no index. */
export function marksOf(rows: TrendRows, outline: Outline, { from, to, period }: Range): Mark[] {
  const periods = periodsBetween(from, to, period);
  return findMarks(periods, articlesRead(periods, rows.coverage), ledgerOf(periods, rows, outline), period);
}

function articlesRead(periods: string[], coverage: Coverage[]): number[] {
  const articles = new Map<string, number>();
  for (const row of coverage) articles.set(row.period, (articles.get(row.period) ?? 0) + row.articles);
  return periods.map((each) => articles.get(each) ?? 0);
}

function alignmentsOf(coverage: Coverage[]): string[] {
  const read = new Map<string, number>();
  for (const { alignment, articles } of coverage) read.set(alignment, (read.get(alignment) ?? 0) + articles);
  return [...read].sort((a, b) => b[1] - a[1]).map(([alignment]) => alignment);
}
