import type { Outline } from '../outline.js';
import { findMarks } from './bursts.js';
import { cohesion } from './cohesion.js';
import { periodsBetween } from './periods.js';
import type { Assessment, Cell, Coverage, LedgerRow, Period } from './value.js';

export interface Range {
  from: string;
  to: string;
  period: Period;
}

/** Where the partnership stands, and how it moved: the index, its dimensions, each indicator's ledger, what changed. */
export function assess(cells: Cell[], coverage: Coverage[], outline: Outline, { from, to, period }: Range): Assessment {
  const periods = periodsBetween(from, to, period);
  const dimensionOf = new Map(outline.indicators.map(({ id, dimension }) => [id, dimension]));
  const dimensions = [...new Set(dimensionOf.values())];
  const articles = periods.map((each) =>
    coverage.filter((row) => row.period === each).reduce((sum, row) => sum + row.articles, 0),
  );
  const ledger = ledgerOf(periods, cells, outline);
  return {
    period,
    periods,
    cohesion: cohesion(periods, cells, coverage),
    dimensions: dimensions.map((dimension) => ({
      dimension,
      points: cohesion(
        periods,
        cells.filter(({ indicator }) => dimensionOf.get(indicator) === dimension),
        coverage,
      ),
    })),
    ledger,
    marks: findMarks(periods, articles, ledger, period),
    alignments: alignmentsOf(coverage),
  };
}

/** Confirming and disconfirming stories of every indicator of the codebook, also of those that brought none. */
function ledgerOf(periods: string[], cells: Cell[], { indicators }: Outline): LedgerRow[] {
  const columns = new Map(periods.map((period, index) => [period, index]));
  const empty = () => periods.map(() => 0);
  const rows = new Map(
    indicators.map(({ id, name, dimension }): [string, LedgerRow] => [
      id,
      { indicator: id, name, dimension, strengthens: empty(), weakens: empty(), first: {} },
    ]),
  );
  for (const { period, alignment, indicator, direction, expected, stories } of cells) {
    const row = rows.get(indicator);
    const column = columns.get(period);
    if (!row || column === undefined) continue;
    row[direction][column]! += expected;
    row.first[alignment] = (row.first[alignment] ?? 0) + stories;
  }
  return [...rows.values()];
}

function alignmentsOf(coverage: Coverage[]): string[] {
  const read = new Map<string, number>();
  for (const { alignment, articles } of coverage) read.set(alignment, (read.get(alignment) ?? 0) + articles);
  return [...read].sort((a, b) => b[1] - a[1]).map(([alignment]) => alignment);
}
