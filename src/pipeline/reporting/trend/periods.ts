import type { Period } from './value.js';

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** First day of the period that holds a day: the day itself, its Monday, or the first of its month. */
export function periodOf(day: string, period: Period): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (period === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (period === 'month') date.setUTCDate(1);
  return iso(date);
}

/** Last day of a period. */
export function periodEnd(start: string, period: Period): string {
  const date = new Date(`${following(start, period)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return iso(date);
}

/** First days of all periods from one day to another, whether anything happened in them or not. */
export function periodsBetween(from: string, to: string, period: Period): string[] {
  const found: string[] = [];
  for (let at = periodOf(from, period); at <= to; at = following(at, period)) found.push(at);
  return found;
}

function following(start: string, period: Period): string {
  const date = new Date(`${start}T00:00:00Z`);
  if (period === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (period === 'week' ? 7 : 1));
  return iso(date);
}
