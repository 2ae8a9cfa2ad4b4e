import type { Status } from '../../../types.js';
import { generator, poisson } from './chance.js';
import type { Cell, Coverage, Point } from './value.js';

/** How much a report of each status counts against an event that took place. The project's own choice. */
export const statusWeights: Record<Status, number> = { occurred: 1, announced: 0.6, alleged: 0.5, denied: 0.2 };

/** What was reported without a status is taken for announced. */
const weightOf = (status: Status | null): number => statusWeights[status ?? 'announced'];

const perArticles = 1000;
const draws = 200;
const seed = 20_231_001;
const band = { low: 0.05, high: 0.95 };

/** A perspective is missing in a period when less than this share of its usual number of articles was read. */
const missingBelow = 0.2;

/** One perspective: how much of it was read, and how much it weighs in every period alike. */
interface Stratum {
  alignment: string;
  articles: number[];
  weight: number;
  missing: boolean[];
}

/**
 * The cohesion index: net strengthening stories, weighted by status and by the probability that they are right, in a thousand articles
 * read. Rates are taken within each perspective and joined with fixed weights (direct standardisation), so that neither less
 * reading nor a silent source looks like a change; where a perspective is missing, its own mean stands in, and in the
 * bootstrap one of its own periods by lot. The band is a Poisson bootstrap over stories: each is drawn Poisson(1) times and kept
 * with its probability, which for a cell is one Poisson draw.
 */
export function cohesion(periods: string[], cells: Cell[], coverage: Coverage[]): Point[] {
  const strata = strataOf(periods, coverage);
  const sums = sumCells(periods, cells, strata);
  const rates = (net: (sum: Sum) => number) => sums.map((row, s) => row.map((sum, t) => rate(net(sum), strata[s]!, t)));
  const observed = join(rates(netOf), strata, (own) => mean(own));
  const random = generator(seed);
  const drawn = Array.from({ length: draws }, () =>
    join(
      rates((sum) => drawNet(sum, random)),
      strata,
      (own) => own[Math.floor(random() * own.length)] ?? 0,
    ),
  );
  return periods.map((period, t) => {
    const sorted = drawn.map((line) => line[t]!).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.round(share * (draws - 1))]!;
    const all = sums.map((row) => row[t]!);
    return {
      period,
      index: observed[t]!,
      low: Math.min(at(band.low), observed[t]!),
      high: Math.max(at(band.high), observed[t]!),
      strengthens: total(all, 'strengthens'),
      weakens: total(all, 'weakens'),
      articles: strata.reduce((sum, { articles }) => sum + articles[t]!, 0),
      missing: strata.filter(({ missing }) => missing[t]).map(({ alignment }) => alignment),
    };
  });
}

function strataOf(periods: string[], coverage: Coverage[]): Stratum[] {
  const all = coverage.reduce((sum, { articles }) => sum + articles, 0);
  return [...new Set(coverage.map(({ alignment }) => alignment))].sort().map((alignment) => {
    const own = coverage.filter((each) => each.alignment === alignment);
    const byPeriod = new Map(own.map(({ period, articles }) => [period, articles]));
    const articles = periods.map((period) => byPeriod.get(period) ?? 0);
    const usual = median(articles.filter((count) => count > 0));
    const weight = articles.reduce((sum, count) => sum + count, 0) / all;
    return {
      alignment,
      articles,
      weight,
      missing: articles.map((count) => count < missingBelow * usual || count === 0),
    };
  });
}

/** What one perspective told first in one period: the expected stories of each weight. */
interface Sum {
  byWeight: Map<number, number>;
  strengthens: number;
  weakens: number;
}

function sumCells(periods: string[], cells: Cell[], strata: Stratum[]): Sum[][] {
  const sums = strata.map(() => periods.map((): Sum => ({ byWeight: new Map(), strengthens: 0, weakens: 0 })));
  const rows = new Map(strata.map(({ alignment }, index) => [alignment, sums[index]!]));
  const columns = new Map(periods.map((period, index) => [period, index]));
  for (const { period, alignment, direction, status, shared } of cells) {
    const sum = rows.get(alignment)?.[columns.get(period) ?? -1];
    if (!sum) continue;
    const weight = (direction === 'strengthens' ? 1 : -1) * weightOf(status);
    sum.byWeight.set(weight, (sum.byWeight.get(weight) ?? 0) + shared);
    sum[direction] += shared;
  }
  return sums;
}

function netOf({ byWeight }: Sum): number {
  let net = 0;
  for (const [weight, mean] of byWeight) net += weight * mean;
  return net;
}

function drawNet({ byWeight }: Sum, random: () => number): number {
  let net = 0;
  for (const [weight, mean] of byWeight) net += weight * poisson(mean, random);
  return net;
}

const rate = (net: number, { articles, missing }: Stratum, t: number): number | undefined =>
  missing[t] ? undefined : (perArticles * net) / articles[t]!;

/** One line from the perspectives' rates; `standIn` fills the gaps of one from the periods in which it was read. */
function join(rates: (number | undefined)[][], strata: Stratum[], standIn: (own: number[]) => number): number[] {
  const length = rates[0]?.length ?? 0;
  const known = rates.map((row) => row.filter((each) => each !== undefined));
  return Array.from({ length }, (_, t) =>
    strata.reduce((sum, { weight }, s) => sum + weight * (rates[s]![t] ?? standIn(known[s]!)), 0),
  );
}

const total = (sums: Sum[], direction: 'strengthens' | 'weakens') =>
  sums.reduce((sum, each) => sum + each[direction], 0);

const mean = (list: number[]): number => (list.length ? list.reduce((a, b) => a + b, 0) / list.length : 0);

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
