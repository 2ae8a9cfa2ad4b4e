import type { Outline } from '../outline.js';
import type { LedgerRow, TrendRows } from './value.js';

/** Confirming and disconfirming stories of every indicator of the codebook, also of those that brought none. */
export function ledgerOf(periods: string[], { counts, first, told }: TrendRows, { indicators }: Outline): LedgerRow[] {
  const columns = new Map(periods.map((period, index) => [period, index]));
  const empty = () => periods.map(() => 0);
  const rows = new Map(
    indicators.map(({ id, name, dimension }): [string, LedgerRow] => [
      id,
      { indicator: id, name, dimension, strengthens: empty(), weakens: empty(), first: {}, told: {} },
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
  for (const { period, indicator, alignment, stories } of told) {
    const row = rows.get(indicator);
    const column = columns.get(period);
    if (!row || column === undefined) continue;
    row.told[alignment] ??= empty();
    row.told[alignment][column]! += stories;
  }
  return [...rows.values()];
}
