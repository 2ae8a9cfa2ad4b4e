import type { Element } from 'domhandler';
import { type Evidence, spacedTextOf } from './evidence.js';
import { isRecord, type LinkedData, texts } from './structured.js';
import { decodeEntities, plain } from './words.js';

const metaNames = [
  'author',
  'article:author',
  'parsely-author',
  'dc.creator',
  'dc.creator.personalname',
  'sailthru.author',
  'byl',
];
const writtenBy = /^(?:written|author|verfasst|geschrieben|автор|escrito|écrit|scritto|door|skriven)/i;
const byWord = '(?:by|von|par|por|di|door|af|av|автор|от|نویسنده|autor|author|authors|autorin|auteur|text|words|story)';
const prefix = new RegExp(
  `^(?:(?:written|posted|reported|published|created|erstellt|veröffentlicht|article|artikel)\\s+)?${byWord}(?:\\s+(?:by|von))?(?:\\s*:\\s*|\\s+)`,
  'i',
);
const byLine = /^(?:written |posted |reported |published )?(?:by|von|par|por|автор:|نویسنده:)\s+/i;
const conjunction = /\s*(?:[,;|&•·]|\s(?:and|und|og|och|et|y|en)\s)\s*|\s[–—-]\s/i;
/** Words that follow a name in a byline: roles, dates, requests. */
const afterName =
  /\s+(?:(?:staff|senior|contributing|news|chief|deputy|managing|associate|freelance|sports|special|more|all|posts|follow|updated?|published|posted|last|on|in|at|is|for|via|read|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|editor|writer|reporter|correspondent|author)\b|\d|\(|@).*$/i;
const namePart =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Lo}[\p{Lo}\p{M}]*|de|del|della|der|den|di|da|dos|du|van|von|la|le|el|al|bin|ibn|ten|zu|y)$/u;
const noName =
  /^(?:share|follow|comments?|home|menu|search|email|facebook|twitter|instagram|linkedin|read|subscribe|staff|admin|editor|editorial|redaktion|news|the|about|our|name|author|latest|all|more|view|see|your|this|contact)\b/i;

const isName = (text: string): boolean => {
  const parts = text.split(' ');
  return parts.length >= 2 && parts.length <= 5 && !noName.test(text) && parts.every((part) => namePart.test(part));
};

const split = (text: string): string[] =>
  decodeEntities(text)
    .replace(prefix, '')
    .split(conjunction)
    .map((name) => name.replace(prefix, '').trim())
    .filter((name) => name.length > 1 && name.length < 60 && !/https?:|www\.|@|\.com\/|\d{3}|\d min/.test(name));

/** Names in a line that was written for readers, where names stand among roles and dates. */
const inProse = (text: string): string[] =>
  split(text)
    .map((name) => name.replace(afterName, '').trim())
    .filter(isName);

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

function fromElements(elements: Element[], read: (text: string) => string[]): string[] {
  for (const element of elements) {
    const text = spacedTextOf(element);
    if (text.length > 160) continue;
    const names = read(text);
    if (names.length > 0) return names;
  }
  return [];
}

/** Who wrote the page: the first source, from the most to the least explicit, that names more than the site itself. */
export function chooseAuthors(
  { metas, bylines }: Evidence,
  linked: LinkedData[],
  siteName: string | undefined,
  nearHeadline: string[],
): string[] {
  const sources = [
    () => fromLinkedData(linked),
    () => fromMetas(metas),
    () => fromElements(bylines.filter(isMarked), split),
    () => fromElements(bylines, inProse),
    () =>
      nearHeadline
        .filter((line) => byLine.test(line))
        .map(inProse)
        .find((names) => names.length > 0) ?? [],
  ];
  const site = plain(siteName ?? '');
  let fallback: string[] = [];
  for (const source of sources) {
    const names = [...new Set(source())].slice(0, 8);
    const others = names.filter((name) => plain(name) !== site && !/^(?:admin|editor|staff|redaktion)$/i.test(name));
    if (others.length > 0) return others;
    if (fallback.length === 0) fallback = names;
  }
  return fallback;
}
