import type { Element } from 'domhandler';
import { decodeEntities, plain } from '../words.js';
import { afterName, byAlone, byLine, dateLike, noName, prefix, roleOnly, signed, writtenBy } from './byline-words.js';
import { type Evidence, spacedTextOf } from './evidence.js';
import { isRecord, type LinkedData, texts } from './structured.js';

const metaNames = 'author article:author parsely-author dc.creator dc.creator.personalname sailthru.author byl'.split(
  ' ',
);
const conjunction = / ?(?:[,;|&•·⋅]| (?:and|und|og|och|et|y|en|\/) ) ?| [–—-] /i;
const namePart =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Lo}[\p{Lo}\p{M}]*|de|del|della|der|den|di|da|dos|du|van|von|la|le|el|al|bin|ibn|ten|zu|y)$/u;
const longestLine = 160;

const isName = (text: string): boolean => {
  const parts = text.split(' ');
  return parts.length >= 2 && parts.length <= 5 && !noName.test(text) && parts.every((part) => namePart.test(part));
};

/** Account names and the site's own name stand in for an author only where no person is named. */
const isWeak = (name: string, site: string): boolean =>
  /^[\p{Ll}\d._-]{6,}$/u.test(name) || /\.\w{2,4}$/.test(name) || letters(name) === site || noName.test(name);

const letters = (text: string): string => plain(text).replaceAll(' ', '');

const parts = (text: string): string[] =>
  decodeEntities(text)
    .replace(prefix, '')
    .split(conjunction)
    .map((name) => name.replace(prefix, '').trim());

const split = (text: string): string[] => parts(text).filter((name) => isPlausible(name) && !roleOnly.test(name));

const isPlausible = (name: string): boolean =>
  name.length > 1 && name.length < 60 && !/https?:|www\.|@|\.com\/|\d{2}/.test(name);

/** Names in a line that was written for readers, where names stand among roles and dates. */
const inProse = (text: string): string[] =>
  parts(text)
    .filter((name) => !roleOnly.test(name))
    .map((name) => name.replace(afterName, '').trim())
    .filter(isName);

/** After a plain "By", one word will do for a name. */
function introduced(line: string): string[] {
  const names = inProse(line);
  if (names.length > 0) return names;
  const first = (parts(line)[0] ?? '').replace(afterName, '');
  return isPlausible(first) && first.length < 25 && !/^\d|[.:!?]/.test(first) && !noName.test(first) ? [first] : [];
}

function fromLinkedData(linked: LinkedData[]): string[] {
  const authors = linked.slice(0, 3).map((item) => [item.author ?? item.creator].flat().filter(Boolean));
  const listed = authors.find((list) => list.length > 0) ?? [];
  const persons = listed.filter((author) => !isRecord(author) || !/Organization/.test(String(author['@type'])));
  return (persons.length > 0 ? persons : listed).flatMap(texts).flatMap(split);
}

function fromMetas(metas: Map<string, string[]>): string[] {
  const label = metas.get('twitter:label1')?.[0];
  const twitter = label && writtenBy.test(label) ? (metas.get('twitter:data1') ?? []) : [];
  for (const values of [...metaNames.map((name) => metas.get(name) ?? []), twitter]) {
    const names = values.flatMap(split);
    if (names.length > 0) return names;
  }
  return [];
}

const isMarked = ({ attribs }: Element): boolean => /author/.test(`${attribs.rel} ${attribs.itemprop}`);

/** Whether two elements share a parent, or a grandparent that holds little more than them. */
function areBeside(one: Element, other: Element): boolean {
  if (one.parent === other.parent) return true;
  const common = one.parent?.parent;
  return !!common && common === other.parent?.parent && spacedTextOf(common).length < 2 * longestLine;
}

/** The names in the first element that holds any and in those beside it: further ones belong to comments and other articles. */
function fromElements(elements: Element[], read: (text: string) => string[]): string[] {
  const found: string[] = [];
  let first: Element | undefined;
  for (const element of elements) {
    if (first && !areBeside(first, element)) break;
    const text = spacedTextOf(element);
    const names = text.length > longestLine ? [] : read(text);
    if (names.length > 0) first ??= element;
    found.push(...names);
  }
  return found;
}

/** Lines that begin "By", a name below a line that says no more than that and, if bold, a name beside a date. */
function fromLines(lines: string[], boldly: boolean): string[] {
  for (const [i, line] of lines.entries()) {
    const dated = [lines[i - 1], line, lines[i + 1]].some((near = '') => near.length < 60 && dateLike.test(near));
    const names =
      byLine.test(line) || byAlone.test(lines[i - 1] ?? '')
        ? introduced(line)
        : boldly && dated && line.length < 50
          ? inProse(line).slice(0, 1)
          : [];
    if (names.length > 0) return names;
  }
  return [];
}

/** A line such as "Written by Jane Doe" wherever it stands, first come. */
const signature = (lines: string[]): string[] =>
  lines
    .filter((line) => signed.test(line))
    .map(inProse)
    .find((names) => names.length > 0) ?? [];

/** Who wrote the page: the first source, from the most to the least explicit, that names more than the site or an account. */
export function chooseAuthors(
  { metas, bylines }: Evidence,
  linked: LinkedData[],
  siteName: string | undefined,
  nearHeadline: string[],
  lines: string[],
): string[] {
  const site = letters(siteName?.replace(/\.\w{2,4}$/, '') ?? '');
  let fallback: string[] = [];
  const sources = [
    () => fromLinkedData(linked),
    () => fromMetas(metas),
    () => fromElements(bylines.filter(isMarked), split),
    () => fromElements(bylines, inProse),
    () => fromLines(nearHeadline, fallback.length === 0),
    () => signature(lines),
  ];
  for (const source of sources) {
    const names = [...new Set(source())].slice(0, 8);
    const persons = names.filter((name) => !isWeak(name, site));
    if (persons.length > 0) return names.filter((name) => letters(name) !== site);
    if (fallback.length === 0) fallback = names;
  }
  return fallback;
}
