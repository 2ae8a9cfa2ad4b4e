import type { Element } from 'domhandler';
import { getDomainWithoutSuffix } from 'tldts';
import { byAlone, byLine, dateLike, organisation, signed, writtenBy } from './byline-words.js';
import { type Evidence, spacedTextOf } from './evidence.js';
import { inProse, introduced, isName, isWeak, letters, split } from './names.js';
import { isRecord, type LinkedData, texts } from './structured.js';

const metaNames = 'author article:author parsely-author dc.creator dc.creator.personalname sailthru.author byl'.split(
  ' ',
);
const longestLine = 160;

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

/** A name that runs on into a post or a company, cut to what an element beside the headline gives as the name. */
function cut(name: string, marked: string[]): string {
  return marked.find((shorter) => isName(shorter) && name.startsWith(`${shorter} `)) ?? name;
}

/** Who wrote the page: the first source, from the most to the least explicit, that names more than the site or an account. */
export function chooseAuthors(
  { metas, bylines }: Evidence,
  linked: LinkedData[],
  site: { name: string | undefined; url: string },
  nearHeadline: string[],
  lines: string[],
): string[] {
  const own = [letters(site.name?.replace(/\.\w{2,4}$/, '') ?? ''), letters(getDomainWithoutSuffix(site.url) ?? '')];
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
    const strong = names.filter((name) => !isWeak(name, own));
    if (strong.length > 0) {
      const marked = bylines.slice(0, 20).map(spacedTextOf);
      const persons = strong.filter((name) => !organisation.test(name));
      return [...new Set((persons.some(isName) ? persons : strong).map((name) => cut(name, marked)))];
    }
    if (fallback.length === 0) fallback = names;
  }
  return fallback;
}
