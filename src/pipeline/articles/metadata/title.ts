import { decodeEntities, shareIn, wordsOf } from '../words.js';
import { type Evidence, textOf } from './evidence.js';
import { type LinkedData, texts } from './structured.js';

const words = (text: string) => new Set(wordsOf(text));

/** How much of the shorter text's vocabulary both share, 0 to 1. */
function overlap(a: string, b: string): number {
  const [x, y] = [words(a), words(b)];
  return x.size < y.size ? shareIn(x, y) : shareIn(y, x);
}

const marks = '|-–—·•»:/~';
const separators = / [|\-–—·•»:/~]{1,3} | ?\| ?| ?[»•] ?/;

function trimMarks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && ` ${marks}`.includes(text[start]!)) start++;
  while (end > start && ` ${marks}`.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** A title, spaces collapsed, without the site's name at either end. */
export function withoutSite(title: string, siteName: string | undefined): string {
  const parts = title.split(separators).filter(Boolean);
  const [first, last] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || first === undefined || last === undefined) return title;
  if (siteName && overlap(last, siteName) > 0.6) return trimMarks(title.slice(0, title.lastIndexOf(last)));
  if (siteName && overlap(first, siteName) > 0.6) return trimMarks(title.slice(first.length));
  return /[|»•]/.test(title) ? parts.reduce((a, b) => (b.length > a.length ? b : a)) : title;
}

/** The headline: the h1 that repeats what the metadata call the page, or else the metadata's own wording. */
export function chooseTitle(evidence: Evidence, linked: LinkedData[], siteName: string | undefined): string {
  const meta = (name: string) => evidence.metas.get(name)?.[0];
  const named = [texts(linked[0]?.headline)[0], meta('og:title'), meta('twitter:title'), evidence.titleTag]
    .filter((text) => text !== undefined && text.trim() !== '')
    .map((text) => withoutSite(decodeEntities(text!), siteName));
  const h1s = evidence.headings
    .filter(({ name }) => name === 'h1')
    .map((element) => textOf(element))
    .filter(Boolean);
  for (const heading of h1s) {
    if (named.some((title) => overlap(heading, title) > 0.7) && words(heading).size > 1) return heading;
  }
  return named[0] ?? h1s[0] ?? '';
}
