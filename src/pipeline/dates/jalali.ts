/** Years of the 33-year cycle that have 366 days: right for 1244 to 1500, within which news dates lie. */
const LEAP = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
const EPOCH_YEAR = 1300;
const EPOCH = Date.UTC(1921, 2, 21);
const DAY = 86_400_000;

/** Milliseconds since 1970 of a Solar Hijri day's midnight in UTC; undefined when there is no such day. */
export function jalaliToUtc(year: number, month: number, day: number): number | undefined {
  const length = month <= 6 ? 31 : month <= 11 || LEAP.has(year % 33) ? 30 : 29;
  if (year < EPOCH_YEAR || year > 1500 || month < 1 || month > 12 || day < 1 || day > length) return undefined;
  let days = (year - EPOCH_YEAR) * 365;
  for (let y = EPOCH_YEAR; y < year; y++) if (LEAP.has(y % 33)) days++;
  return EPOCH + (days + (month - 1) * 30 + Math.min(month - 1, 6) + day - 1) * DAY;
}
