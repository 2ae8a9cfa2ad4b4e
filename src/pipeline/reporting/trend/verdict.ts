import { shortDate } from '../digest/words.js';
import { periodEnd } from './periods.js';
import type { Assessment, Period, Point } from './value.js';

/** Periods before the latest whose mean says what is usual. */
const usualPeriods = 12;

/**
 * One sentence about the latest period that ended before `today`: which way it points, and whether that differs from the
 * periods before, with its point. Undefined where nothing was read.
 */
export function verdictOf(
  { cohesion, period }: Pick<Assessment, 'cohesion' | 'period'>,
  today: string,
): { text: string; point: Point } | undefined {
  const ended = cohesion.filter((point) => point.articles > 0 && periodEnd(point.period, period) < today);
  const point = ended.at(-1);
  if (!point) return undefined;
  const { index, low, high } = point;
  const way = low > 0 ? 'tightening' : high < 0 ? 'fraying' : 'neither clearly tightening nor fraying';
  const text = `${when(point.period, period)}: ${way}. The index is ${whole(index)} (${whole(low)} to ${whole(high)})`;
  return { text: `${text}${comparison(point, ended.slice(-1 - usualPeriods, -1), period)}.`, point };
}

function comparison({ low, high }: Point, before: Point[], period: Period): string {
  if (before.length === 0) return '';
  const mean = before.reduce((sum, { index }) => sum + index, 0) / before.length;
  const how = low > mean ? 'above' : high < mean ? 'below' : 'in line with';
  return `, ${how} the ${before.length === 1 ? period : `${before.length} ${period}s`} before (mean ${whole(mean)})`;
}

function when(start: string, period: Period): string {
  if (period === 'month') return `In ${shortDate(start).split(' ')[1]} ${start.slice(0, 4)}`;
  return period === 'day' ? `On ${shortDate(start)}` : `In the week from ${shortDate(start)}`;
}

const whole = (number: number) => String(Math.round(number) || 0).replace('-', '−');
