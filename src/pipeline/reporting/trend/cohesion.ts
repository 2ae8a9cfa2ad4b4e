import type { Status } from '../../../types.js';
import { addPoisson, generator, normal } from './chance.js';
import type { Cell, Coverage, Point } from './value.js';

/** How much a report of each status counts against an event that took place. The project's own choice. */
export const statusWeights: Record<Status, number> = { occurred: 1, announced: 0.6, alleged: 0.5, denied: 0.2 };

/** What was reported without a status is taken for announced. */
const weightOf = (status: Status | null): number => statusWeights[status ?? 'announced'];

const perArticles = 1000;
const draws = 200;
const seed = 20_231_001;

/** Above so many expected stories their sum is drawn at once, as a normal number. */
const large = 30;

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
  const lines = drawLines(periods.length, sums, strata);
  const known = strata.map(({ missing }) => missing.flatMap((gone, t) => (gone ? [] : [t])));
  return periods.map((period, t) => {
    const index = strata.reduce((sum, stratum, s) => {
      const rates = (stratum.missing[t] ? known[s]! : [t]).map((at) => sums[s]![at]!.net / stratum.articles[at]!);
      return sum + perArticles * stratum.weight * mean(rates);
    }, 0);
    const drawn = lines.map((line) => line[t]!).sort((a, b) => a - b);
    const at = (share: number) => drawn[Math.round(share * (draws - 1))]!;
    const all = sums.map((row) => row[t]!);
    return {
      period,
      index,
      low: Math.min(at(band.low), index),
      high: Math.max(at(band.high), index),
      strengthens: total(all, 'strengthens'),
      weakens: total(all, 'weakens'),
      articles: strata.reduce((sum, { articles }) => sum + articles[t]!, 0),
      missing: strata.filter(({ missing }) => missing[t]).map(({ alignment }) => alignment),
    };
  });
}

/** The whole line as each draw of the bootstrap has it. */
function drawLines(length: number, sums: Sum[][], strata: Stratum[]): Float64Array[] {
  const random = generator(seed);
  const lines = Array.from({ length: draws }, () => new Float64Array(length));
  for (const [s, { articles, weight, missing }] of strata.entries()) {
    const known = missing.flatMap((gone, t) => (gone ? [] : [t]));
    const nets = sums[s]!.map((sum) => drawNet(sum, random));
    for (const [draw, line] of lines.entries()) {
      const own = new Float64Array(length);
      for (const t of known) own[t] = (nets[t]![draw]! * perArticles * weight) / articles[t]!;
      for (const t of own.keys()) {
        const at = missing[t] ? known[Math.floor(random() * known.length)] : t;
        line[t]! += at === undefined ? 0 : own[at]!;
      }
    }
  }
  return lines;
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
  cells: { weight: number; mean: number }[];
  net: number;
  /** Of the net number over the bootstrap. */
  variance: number;
  strengthens: number;
  weakens: number;
}

function sumCells(periods: string[], cells: Cell[], strata: Stratum[]): Sum[][] {
  const sums = strata.map(() =>
    periods.map((): Sum => ({ cells: [], net: 0, variance: 0, strengthens: 0, weakens: 0 })),
  );
  const rows = new Map(strata.map(({ alignment }, index) => [alignment, sums[index]!]));
  const columns = new Map(periods.map((period, index) => [period, index]));
  for (const { period, alignment, direction, status, shared } of cells) {
    const sum = rows.get(alignment)?.[columns.get(period) ?? -1];
    if (!sum) continue;
    const weight = (direction === 'strengthens' ? 1 : -1) * weightOf(status);
    const same = sum.cells.find((each) => each.weight === weight);
    if (same) same.mean += shared;
    else sum.cells.push({ weight, mean: shared });
    sum.net += weight * shared;
    sum.variance += weight ** 2 * shared;
    sum[direction] += shared;
  }
  return sums;
}

/** The net number of one sum in every draw. */
function drawNet({ cells, net, variance, strengthens, weakens }: Sum, random: () => number): Float64Array {
  const nets = new Float64Array(draws);
  if (strengthens + weakens > large) return nets.map(() => net + Math.sqrt(variance) * normal(random));
  for (const { weight, mean } of cells) addPoisson(nets, mean, weight, random);
  return nets;
}

const total = (sums: Sum[], direction: 'strengthens' | 'weakens') =>
  sums.reduce((sum, each) => sum + each[direction], 0);

const mean = (list: number[]): number => (list.length ? list.reduce((a, b) => a + b, 0) / list.length : 0);

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
