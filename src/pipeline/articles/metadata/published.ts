import type { Element } from 'domhandler';
import { parseDate } from '../../dates/index.js';
import {
  announcedDate,
  modifiedMetas,
  publishedKeys,
  publishedMetas,
  updateWords,
  writtenDates,
} from './date-sources.js';
import { type Evidence, spacedTextOf } from './evidence.js';
import { type LinkedData, texts } from './structured.js';

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?/;
const inAddress = /\/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\b)/;
const namedInAddress = /\/(20\d\d)\/(\p{L}{3,9})\/(0?[1-9]|[12]\d|3[01])(?:\/|\b)/u;
/** Day, month and a year of two digits, an order that dots leave no doubt about. */
const shortYear = /^(\d{1,2}\.\d{1,2}\.)(\d\d)$/;
const earliest = '1990';

/** An instant with the zone it was written in, or a bare day; undefined rather than a guess. */
export function readInstant(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const match = iso.exec(text.trim());
  const instant = match ? rewrite(match) : parseDate(text);
  return instant && instant >= earliest ? instant : undefined;
}

function rewrite([, year, month, day, hour, minute, second = '00', zone = 'Z']: RegExpExecArray): string | undefined {
  const date = `${year}-${month}-${day}`;
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const instant = hour ? `${date}T${hour}:${minute}:${second}${offset}` : date;
  return Number.isNaN(Date.parse(instant)) ? undefined : instant;
}

function firstInstant(candidates: Iterable<string | undefined>): string | undefined {
  for (const candidate of candidates) {
    const instant = readInstant(candidate);
    if (instant) return instant;
  }
  return undefined;
}

function inUrl(url: string): string | undefined {
  const [, year, month, day] = inAddress.exec(url) ?? [];
  if (day) return readInstant(`${year}-${month}-${day}`);
  const [, namedYear, name, namedDay] = namedInAddress.exec(url) ?? [];
  return namedDay ? readInstant(`${namedDay} ${name} ${namedYear}`) : undefined;
}

/** The one date that the page's data scripts agree on: with several, they describe several articles. */
function inScripts(scripts: string[]): string | undefined {
  const days = new Map<string, string>();
  for (const script of scripts) {
    for (const [, text] of script.matchAll(publishedKeys)) {
      const instant = readInstant(text);
      if (instant) days.set(instant.slice(0, 10), instant);
    }
  }
  return days.size === 1 ? [...days.values()][0] : undefined;
}

/** Persian and Arabic digits as ASCII ones. */
const asciiDigits = (text: string): string => text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Pages have dates of this century. */
const withCentury = (date: string): string => date.replace(shortYear, '$120$2');

function inLines(lines: string[]): string | undefined {
  const current = lines.filter((line) => !updateWords.test(line));
  const candidates = [...current, ...lines.filter((line) => updateWords.test(line))].flatMap((line) => {
    const dates = asciiDigits(line).match(writtenDates)?.map(withCentury);
    return dates ? [line, ...dates] : [];
  });
  return firstInstant(candidates);
}

const isUpdate = (element: Element): boolean =>
  updateWords.test(`${element.attribs.class} ${element.attribs.itemprop}`) || updateWords.test(spacedTextOf(element));

export function chooseDates(
  { metas, dates, times, dataScripts }: Evidence,
  linked: LinkedData[],
  url: string,
  nearHeadline: string[],
  lines: string[],
) {
  const meta = (names: string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const marked = dates.filter(({ attribs }) => /datePublished|dateCreated/.test(attribs.itemprop ?? ''));
  const published =
    firstInstant(linked.flatMap((item) => texts(item.datePublished))) ??
    firstInstant(meta(publishedMetas)) ??
    firstInstant(
      marked.map((element) => element.attribs.datetime ?? element.attribs.content ?? spacedTextOf(element)),
    ) ??
    firstInstant(times.filter((element) => !isUpdate(element)).map(({ attribs }) => attribs.datetime)) ??
    inUrl(url) ??
    inLines(nearHeadline) ??
    inLines(lines.filter((line) => announcedDate.test(line))) ??
    inScripts(dataScripts) ??
    firstInstant(times.map(({ attribs }) => attribs.datetime)) ??
    inLines([...times, ...dates].map(spacedTextOf).filter((text) => text.length < 120));
  const modified = firstInstant([...linked.flatMap((item) => texts(item.dateModified)), ...meta(modifiedMetas)]);
  return { ...(published && { published }), ...(modified && { modified }) };
}
