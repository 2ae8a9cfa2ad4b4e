import { type SQL, sql } from 'drizzle-orm';
import type { Direction, Status } from '../../types.js';
import type { Store } from './database.js';
import { coverage, points } from './trend-points.js';

export interface TrendRange {
  /** First and last day, as YYYY-MM-DD in UTC. */
  from: string;
  to: string;
  period: 'day' | 'week' | 'month';
}

type Grouped = Record<string, unknown> & {
  period: string | null;
  alignment: string | null;
  dimension: string | null;
  indicator: string | null;
  alignments: string[] | null;
  direction: Direction | null;
  status: Status | null;
  stories: number;
  expected: number;
  shared: number;
  /** Which columns were grouped by: a bit is set for each one that was not. */
  kind: number;
};

/**
 * Sums over a range, from the derived tables or, for a past instant, from the rows themselves: for the index, for
 * the ledger of indicators, and by who told first, all in one pass.
 */
export async function readTrend(
  db: Store['db'],
  codebook: { hash: string; indicators: { id: string; dimension: string }[] },
  { from, to, period }: TrendRange,
  asOf?: Date,
) {
  const source = asOf ? sql`(${points(codebook.hash, sql`true`, asOf)})` : sql`trend_points`;
  const grouped = await hashed(
    db,
    sql`
    select to_char(period, 'YYYY-MM-DD') as period, alignment, dimension, indicator, direction, status, alignments, stories, expected, shared, kind
    from (
      select date_trunc(${period}, first_at at time zone 'UTC') as period, first_alignment as alignment, dimension, indicator,
        direction, status, alignments, count(*)::int as stories, sum(probability) as expected, sum(probability * share) as shared,
        grouping(first_alignment, dimension, indicator, direction, alignments) as kind
      from ${source} p join jsonb_to_recordset(${JSON.stringify(codebook.indicators)}::jsonb) as i(id text, dimension text)
        on i.id = p.indicator
      where codebook_hash = ${codebook.hash} and first_at >= ${from}::date and first_at < ${to}::date + 1
      group by grouping sets ((1, first_alignment, dimension, direction, status), (1, indicator, direction), (indicator, first_alignment),
        (1, indicator, alignments))
    ) g`,
  );
  const days = asOf
    ? sql`(${coverage(sql`e.found_at <= ${asOf.toISOString()} and a.fetched_at <= ${asOf.toISOString()}`)})`
    : sql`coverage_days`;
  const read = await db.execute<{ period: string; alignment: string; articles: number }>(sql`
    select to_char(date_trunc(${period}, c.day), 'YYYY-MM-DD') as period, alignment, sum(articles)::int as articles
    from ${days} c (day, alignment, articles) where c.day >= ${from}::date and c.day <= ${to}::date group by 1, 2`);
  return { ...byKind(grouped), coverage: read.rows };
}

/** Many groups of few rows: with memory for a hash table PostgreSQL need not sort all rows by texts, which takes twice as long. */
const hashed = (db: Store['db'], query: SQL): Promise<Grouped[]> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local work_mem = '64MB'`);
    return (await tx.execute<Grouped>(query)).rows;
  });

function byKind(rows: Grouped[]) {
  const of = (kind: number) => rows.filter((row) => row.kind === kind);
  return {
    cells: of(0b00101).map(({ period, alignment, dimension, direction, status, shared }) => {
      return { period: period!, alignment: alignment!, dimension: dimension!, direction: direction!, status, shared };
    }),
    counts: of(0b11001).map(({ period, indicator, direction, expected }) => {
      return { period: period!, indicator: indicator!, direction: direction!, expected };
    }),
    first: of(0b01011).map(({ indicator, alignment, stories }) => {
      return { indicator: indicator!, alignment: alignment!, stories };
    }),
    told: of(0b11010).flatMap(({ period, indicator, alignments, stories }) =>
      alignments!.map((alignment) => ({ period: period!, indicator: indicator!, alignment, stories })),
    ),
  };
}
