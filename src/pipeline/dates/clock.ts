import { IANAZone } from 'luxon';
import { HALF_NAMES, JALALI_MONTH_NAMES, MONTH_NAMES, NOISE_WORDS, WEEKDAY_NAMES, ZONE_NAMES } from './tables.js';
import type { Token } from './tokens.js';
import { IMPLIED_ZONES } from './words.js';

export interface Clock {
  /** Since midnight; undefined where only a day is named. */
  milliseconds?: number;
  /** Minutes east of Greenwich. */
  offset?: number;
  /** The name of a zone in the IANA database. */
  place?: string;
  /** The tokens that tell the day. */
  rest: Token[];
}

const LARGEST_OFFSET = 14 * 60;

/** Takes the time of day and the zone out of a date; undefined when they contradict themselves or mean nothing. */
export function clockOf(list: Token[]): Clock | undefined {
  const clock: Clock = { rest: [] };
  for (const [i, token] of list.entries()) {
    if (!read(clock, token, list[i - 1], list[i + 1])) return undefined;
  }
  return clock;
}

function read(clock: Clock, token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.kind === 'word') return readWord(clock, token.text, before, after);
  if (token.kind === 'offset') return readOffset(clock, token.text);
  if (token.kind === 'place') {
    clock.place = token.text;
    return IANAZone.isValidZone(token.text);
  }
  const digits = compactTime(token, before);
  if (token.kind !== 'time' && !digits) {
    clock.rest.push(token);
    return true;
  }
  return clock.milliseconds === undefined && readTime(clock, digits ?? (token as { text: string }).text, before, after);
}

/** "T101455" of ISO 8601's basic format. */
function compactTime(token: Token, before: Token | undefined): string | undefined {
  if (token.kind !== 'number' || before?.kind !== 'word' || before.text !== 't') return undefined;
  return /^(?:\d\d){2,3}$/.test(token.text) ? token.text.match(/\d\d/g)!.join(':') : undefined;
}

function readTime(clock: Clock, text: string, before: Token | undefined, after: Token | undefined): boolean {
  const parts = text.replace(',', '.').split(':');
  const [hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  const half = halfOf(after) ?? halfOf(before);
  const hour = half === undefined || hours > 12 ? hours : (hours % 12) + half;
  const midnight = hour === 24 && minutes === 0 && seconds === 0;
  // 60 is a leap second.
  if (parts.length > 3 || (hour > 23 && !midnight) || minutes > 59 || seconds >= 61) return false;
  clock.milliseconds = Math.round(((hour * 60 + minutes) * 60 + seconds) * 1000);
  const implied = before?.kind === 'word' ? IMPLIED_ZONES.get(before.text) : undefined;
  if (implied) clock.place ??= implied;
  return true;
}

const halfOf = (token: Token | undefined) => (token?.kind === 'word' ? HALF_NAMES.get(token.text) : undefined);

function readWord(clock: Clock, word: string, before: Token | undefined, after: Token | undefined): boolean {
  if (MONTH_NAMES.has(word) || JALALI_MONTH_NAMES.has(word) || WEEKDAY_NAMES.has(word)) {
    clock.rest.push({ kind: 'word', text: word });
    return true;
  }
  if (HALF_NAMES.has(word) && (before?.kind === 'time' || after?.kind === 'time')) return true;
  const zone = ZONE_NAMES.get(word);
  if (zone !== undefined) clock.offset ??= zone * 60;
  return zone !== undefined || NOISE_WORDS.has(word);
}

/** An offset in digits beats a zone's name: "GMT-07:00". */
function readOffset(clock: Clock, text: string): boolean {
  const [, hours, minutes = '0'] = /^.(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  clock.offset = text[0] === '+' ? size : -size;
  return size <= LARGEST_OFFSET && Number(minutes) < 60;
}

/** Minutes east of Greenwich at a local time given as if it were UTC. */
export function offsetMinutes(clock: Clock, jalali: boolean, local: number): number | undefined {
  if (clock.offset !== undefined) return clock.offset;
  const place = clock.place ?? (jalali ? IMPLIED_ZONES.get('jalali') : undefined);
  if (!place) return 0;
  const zone = IANAZone.create(place);
  const guess = zone.offset(local);
  return zone.offset(local - guess * 60_000);
}
