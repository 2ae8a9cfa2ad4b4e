import { type Evidence, textOf } from './evidence.js';
import { type LinkedData, texts } from './structured.js';
import { decode } from './title.js';

const prefix =
  /^(?:(?:written|posted|reported|story|text|words)\s+)?(?:by|von|par|por|di|door|автор|от|نویسنده)\s*:?\s+/i;

function clean(text: string): string[] {
  return decode(text)
    .replace(prefix, '')
    .split(/\s*(?:,|;|\||&|\band\b|\bund\b)\s*/i)
    .map((name) => name.replace(prefix, '').trim())
    .filter((name) => name.length > 2 && name.length < 60 && !/https?:|@|\d{4}|\.com|\//.test(name));
}

export function chooseAuthors(evidence: Evidence, linked: LinkedData[], siteName: string | undefined): string[] {
  const metas = (...names: string[]) => names.flatMap((name) => evidence.metas.get(name) ?? []);
  const sources = [
    () => linked.flatMap((item) => texts(item.author)),
    () => metas('author', 'article:author', 'parsely-author', 'dc.creator', 'sailthru.author', 'byl', 'twitter:data1'),
    () =>
      evidence.bylines
        .filter(({ attribs }) => /author/.test(`${attribs.rel} ${attribs.itemprop}`))
        .map((element) => textOf(element)),
    () => evidence.bylines.map((element) => textOf(element)),
  ];
  for (const source of sources) {
    const names = [...new Set(source().flatMap(clean))].filter((name) => name !== siteName);
    if (names.length > 0) return names.slice(0, 8);
  }
  return [];
}
