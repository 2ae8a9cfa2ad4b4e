import type { Outline } from '../outline.js';
import { findMarks } from './bursts.js';
import { cohesion } from './cohesion.js';
import { periodsBetween } from './periods.js';
import type { Assessment, Coverage, LedgerRow, Period, TrendRows } from './value.js';

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
  const articles = new Map<string, number>();
  for (const row of coverage) articles.set(row.period, (articles.get(row.period) ?? 0) + row.articles);
  const read = periods.map((each) => articles.get(each) ?? 0);
  const ledger = ledgerOf(periods, rows, outline);
  const of = (dimension: string) => cells.filter((cell) => cell.dimension === dimension);
  return {
    period,
    periods,
    cohesion: cohesion(periods, cells, coverage),
    dimensions: dimensions.map((dimension) => ({ dimension, points: cohesion(periods, of(dimension), coverage) })),
    ledger,
    marks: findMarks(periods, read, ledger, period),
    alignments: alignmentsOf(coverage),
  };
}

/** Confirming and disconfirming stories of every indicator of the codebook, also of those that brought none. */
function ledgerOf(periods: string[], { counts, first }: TrendRows, { indicators }: Outline): LedgerRow[] {
  const columns = new Map(periods.map((period, index) => [period, index]));
  const empty = () => periods.map(() => 0);
  const rows = new Map(
    indicators.map(({ id, name, dimension }): [string, LedgerRow] => [
      id,
      { indicator: id, name, dimension, strengthens: empty(), weakens: empty(), first: {} },
    ]),
  );
  for (const { period, indicator, direction, expected } of counts) {
    const row = rows.get(indicator);
    const column = columns.get(period);
    if (row && column !== undefined) row[direction][column]! += expected;
  }
  for (const { indicator, alignment, stories } of first) {
    const row = rows.get(indicator);
    if (row) row.first[alignment] = stories;
  }
  return [...rows.values()];
}

function alignmentsOf(coverage: Coverage[]): string[] {
  const read = new Map<string, number>();
  for (const { alignment, articles } of coverage) read.set(alignment, (read.get(alignment) ?? 0) + articles);
  return [...read].sort((a, b) => b[1] - a[1]).map(([alignment]) => alignment);
}
