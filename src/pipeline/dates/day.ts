import { jalaliToUtc } from './jalali.js';
import { JALALI_MONTH_NAMES, MONTH_NAMES, WEEKDAY_NAMES } from './tables.js';
import type { Token } from './tokens.js';

export interface Day {
  year: number;
  /** One-based, as the day; undefined where `day` counts within the year. */
  month?: number;
  day: number;
  jalali: boolean;
}

/** ISO 8601's forms without separators, by their number of digits. */
const COMPACT: Readonly<Record<number, RegExp>> = {
  4: /^(\d{4})$/,
  5: /^(\d{2})()(\d{3})$/,
  6: /^(\d{2})(\d{2})(\d{2})$/,
  7: /^(\d{4})()(\d{3})$/,
  8: /^(\d{4})(\d{2})(\d{2})$/,
};
/** Solar Hijri years that no Gregorian or lunar year of the news can be. */
const JALALI_YEARS = { first: 1300, last: 1429 };

/** The day that words and numbers name; undefined when they name none or several. */
export function dayOf(list: Token[], monthFirst: boolean): Day | undefined {
  const words = list.flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  const jalali = words.filter((word) => JALALI_MONTH_NAMES.has(word));
  const months = words.filter((word) => MONTH_NAMES.has(word));
  const weekday = words.map((word) => WEEKDAY_NAMES.get(word)).find((number) => number !== undefined);
  // "mar., 01 déc. 2020": a word that could be either is the weekday when another month is there.
  const month = months.find((word) => months.length === 1 || !WEEKDAY_NAMES.has(word));
  const numbers = list.flatMap((token) =>
    token.kind === 'numbers' ? token.parts : token.kind === 'number' ? token.text : [],
  );
  if (jalali.length === 1) return written(numbers, JALALI_MONTH_NAMES.get(jalali[0]!)!, true);
  if (month) return written(numbers, MONTH_NAMES.get(month)!, false);
  if (numbers.length === 1) return compact(numbers[0]!);
  const slashes = list.some((token) => token.kind === 'numbers' && token.slashes);
  return numeric(numbers, slashes, monthFirst, weekday);
}

function written(numbers: string[], month: number, jalali: boolean): Day | undefined {
  const [a, b] = numbers;
  if (a === undefined || numbers.length > 2) return undefined;
  if (b === undefined) return a.length === 4 ? { year: Number(a), month: month + 1, day: 1, jalali } : undefined;
  const yearFirst = a.length === 4 || Number(a) > 31;
  const [year, day] = yearFirst ? [a, b] : [b, a];
  // Servers that know no date write the year 1, which all readers take for two digits.
  return { year: fullYear(year.replace(/^00(?=\d\d$)/, '')), month: month + 1, day: Number(day), jalali };
}

function compact(digits: string): Day | undefined {
  const [, year, month, day = '1'] = COMPACT[digits.length]?.exec(digits) ?? [];
  if (year === undefined) return undefined;
  return gregorianOrJalali(year, month === '' ? undefined : Number(month ?? 1), Number(day));
}

function numeric(numbers: string[], slashes: boolean, monthFirst: boolean, weekday?: number): Day | undefined {
  const [a = '', b = '', c] = numbers;
  if (numbers.length > 3 || b === '') return undefined;
  if (c === undefined) return a.length === 4 ? yearAnd(a, b) : undefined;
  if (a.length === 4) return gregorianOrJalali(a, Number(b), Number(c));
  const byDay = gregorianOrJalali(c, Number(b), Number(a));
  const byMonth = gregorianOrJalali(c, Number(a), Number(b));
  if (!slashes || Number(a) > 12 || a === b) return byDay;
  if (Number(b) > 12 || monthFirst) return byMonth;
  return [byDay, byMonth].find((day) => weekday !== undefined && weekdayOf(day) === weekday);
}

const yearAnd = (year: string, rest: string) =>
  rest.length === 3 ? gregorianOrJalali(year, undefined, Number(rest)) : gregorianOrJalali(year, Number(rest), 1);

function gregorianOrJalali(year: string, month: number | undefined, day: number): Day {
  const full = fullYear(year);
  const jalali = full >= JALALI_YEARS.first && full <= JALALI_YEARS.last;
  return { year: full, ...(month === undefined ? {} : { month }), day, jalali };
}

/** RFC 2822 puts the turn of the century at 50; feeds have been older than 1970 only by mistake. */
const fullYear = (digits: string) => {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
};

const weekdayOf = (day: Day) => {
  const midnight = utcDay(day);
  return midnight === undefined ? undefined : (new Date(midnight).getUTCDay() + 6) % 7;
};

/** Milliseconds since 1970 of the day's midnight in UTC; undefined when the calendar has no such day. */
export function utcDay({ year, month, day, jalali }: Day): number | undefined {
  if (jalali) return month === undefined ? undefined : jalaliToUtc(year, month, day);
  if (year < 1000 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day));
  const exists = month === undefined ? date.getUTCFullYear() === year : date.getUTCMonth() === month - 1 && day <= 31;
  return exists ? date.getTime() : undefined;
}
