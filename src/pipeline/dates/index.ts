import { type Clock, clockOf, offsetMinutes } from './clock.js';
import { type Day, dayOf, utcDay } from './day.js';
import { type Token, tokens } from './tokens.js';

/** Longer than any date that feeds or pages carry. */
const LONGEST = 100;
const MINUTE = 60_000;

/**
 * The instant that a date written for people or machines means, as ISO 8601 in UTC; undefined when it names no instant
 * or only guessing could tell (03/04/2020). Reads RFC 822, ISO 8601 and its shorter forms, seconds and milliseconds
 * since 1970, and the written dates of some fifteen languages, Solar Hijri years among them. A date without a zone is
 * taken as UTC unless its way of writing implies one; without a clock it is midnight in UTC.
 */
export function parseDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return undefined;
  if (/^\d{10}$|^\d{13}$/.test(trimmed)) return iso(Number(trimmed.padEnd(13, '0')));
  const list = tokens(trimmed);
  if (!list) return undefined;
  const clock = clockOf(list);
  const day = clock && dayOf(clock.rest, list.some(americanHalf));
  return day && instant(day, clock);
}

/** "4:20 pm" beside slashes means that the month comes first. */
const americanHalf = (token: Token) => token.kind === 'word' && /^[ap]m$/.test(token.text);

function instant(day: Day, clock: Clock): string | undefined {
  const midnight = utcDay(day);
  if (midnight === undefined) return undefined;
  if (clock.milliseconds === undefined) return iso(midnight);
  const local = midnight + clock.milliseconds;
  const offset = offsetMinutes(clock, day.jalali, local);
  return offset === undefined ? undefined : iso(local - offset * MINUTE);
}

function iso(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
