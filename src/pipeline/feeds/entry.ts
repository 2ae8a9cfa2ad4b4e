import type { ParsedEntry } from '../../feed-types.js';
import { parseDate } from '../dates/index.js';
import { repaired } from '../text/bytes.js';
import { httpAddress } from './addresses.js';
import { plainText, safeHtml } from './markup.js';

/** An element of a tidied document as rss-parser hands it over. */
export type Element = string | { _?: string; $?: Record<string, string> };

export interface RawEntry {
  titles?: Element[];
  links?: Element[];
  guids?: Element[];
  about?: Element[];
  identifiers?: Element[];
  bodies?: Element[];
  dates?: Element[];
  writers?: Element[];
}

const textOf = (element: Element) => (typeof element === 'string' ? element : (element._ ?? ''));
const marksOf = (element: Element): Record<string, string> => (typeof element === 'string' ? {} : (element.$ ?? {}));

/** What an element says, out of its base64 and with its bytes mended. */
function content(element: Element, text = textOf(element)): string {
  return repaired(marksOf(element).mode === 'base64' ? fromBase64(text) : text);
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.trim()), (byte) => byte.charCodeAt(0)));
  } catch {
    return text;
  }
}

export function titleOf(titles: Element[] = []): string {
  for (const element of titles) {
    const title = plainText(content(element));
    if (title !== '') return title;
  }
  return '';
}

const NOT_THE_ARTICLE = /^(?:enclosure|edit|edit-media|replies|hub|next|prev|previous|first|last|license|search)$/;

/** How likely a link is the page: the format's own, an alternate, one in another format, any other, the feed itself. */
function rankOf({ rel = '', type = '' }: Record<string, string>): number {
  if (NOT_THE_ARTICLE.test(rel)) return 0;
  if (rel === 'self') return 1;
  if ((rel !== '' && rel !== 'alternate') || /json|rss|atom/.test(type)) return 2;
  if (type !== '' && !type.includes('html')) return 3;
  return rel === '' ? 5 : 4;
}

/** The page that an entry or a feed is about; the last of several, as publishers correct themselves. */
export function linkOf(links: Element[] = [], base?: string): string | undefined {
  let best = { rank: 1, address: undefined as string | undefined };
  for (const element of links) {
    const marks = marksOf(element);
    const rank = rankOf(marks);
    if (rank < best.rank) continue;
    const address = httpAddress(marks.href ?? textOf(element), marks.base ?? base);
    if (address) best = { rank, address };
  }
  return best.address;
}

function permalinkOf(guids: Element[] = []): string | undefined {
  for (const element of guids) {
    const text = textOf(element).trim();
    if (marksOf(element).permalink !== 'false' && /^https?:\/\//i.test(text)) return httpAddress(text);
  }
  return undefined;
}

function guidOf(guids: Element[] = []): string | undefined {
  for (const element of guids) {
    const text = textOf(element).trim();
    const { base } = marksOf(element);
    const isPath = !text.includes(':') && text.indexOf('/', 1) > 0;
    if (text !== '') return base && isPath ? (httpAddress(text, base) ?? text) : text;
  }
  return undefined;
}

export function dateOf(dates: Element[] = []): string | undefined {
  const ranked = dates.map((element) => ({ rank: Number(marksOf(element).rank ?? 0), text: textOf(element) }));
  ranked.sort((a, b) => a.rank - b.rank);
  for (const { text } of ranked) {
    const date = parseDate(text);
    if (date) return date;
  }
  return undefined;
}

/** "a@b.c (Name)" is how RSS 2.0 writes a person. */
function nameOf(writer: Element): string {
  const text = plainText(content(writer)).slice(0, 200);
  if (!text.includes('@')) return text;
  const [, name] = /\(([^()]*)\)$/.exec(text) ?? [];
  return name?.trim() ?? (text.includes(' ') ? text : '');
}

function authorsOf(writers: Element[] = []): string[] {
  return [...new Set(writers.map(nameOf))].filter((name) => name !== '');
}

function bodiesOf(bodies: Element[] = [], texts: readonly string[], base?: string): string[] {
  const written: string[] = [];
  const safe: string[] = [];
  for (const element of bodies) {
    const html = content(element, texts[Number(textOf(element))]);
    if (written.includes(html)) continue;
    written.push(html);
    const clean = safeHtml(html, marksOf(element).base ?? base);
    if (clean !== '' && !safe.includes(clean)) safe.push(clean);
  }
  return safe;
}

/** An entry with every field checked. `texts` are the bodies that the entry's elements count. */
export function entryOf(raw: RawEntry, texts: readonly string[], base?: string): ParsedEntry {
  const link = linkOf(raw.links, base) ?? permalinkOf(raw.guids) ?? permalinkOf(raw.about);
  const title = titleOf(raw.titles);
  const date = dateOf(raw.dates);
  const bodies = bodiesOf(raw.bodies, texts, base);
  return {
    guid:
      guidOf(raw.guids) ??
      guidOf(raw.about) ??
      guidOf(raw.identifiers) ??
      link ??
      (title || (bodies[0] ?? '')).slice(0, 200),
    title,
    ...(link === undefined ? {} : { link }),
    ...(date === undefined ? {} : { date }),
    authors: authorsOf(raw.writers),
    bodies,
  };
}
