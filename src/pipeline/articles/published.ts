import { parseDate } from '../dates/index.js';
import { type Evidence, textOf } from './evidence.js';
import { type LinkedData, texts } from './structured.js';

const publishedMetas = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'published',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date.created',
  'article_date_original',
  'originalpublicationdate',
  'og:published_time',
  'cxenseparse:recs:publishtime',
  'displaydate',
  'analyticsattributes.articledate',
  'shareaholic:article_published_time',
  'bt:pubdate',
  'datecreated',
  'citation_publication_date',
  'citation_date',
  'last-modified-original',
];
const modifiedMetas = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'modified',
];

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?/;

/** An instant with the zone it was written in, or a bare day; undefined rather than a guess. */
export function readInstant(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const match = iso.exec(text.trim());
  if (!match) return text.length <= 64 ? parseDate(text.trim()) : undefined;
  const [, year, month, day, hour, minute, second = '00', zone] = match;
  const date = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(date)) || year! < '1990') return undefined;
  if (!hour) return date;
  return `${date}T${hour}:${minute}:${second}${!zone ? 'Z' : zone === 'Z' ? zone : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`;
}

export function chooseDates(evidence: Evidence, linked: LinkedData[], url: string) {
  const metas = (names: string[]) => names.flatMap((name) => evidence.metas.get(name) ?? []);
  const first = (candidates: (string | undefined)[]) => {
    for (const candidate of candidates) {
      const instant = readInstant(candidate);
      if (instant) return instant;
    }
    return undefined;
  };
  const inUrl = /\/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:\/|-|_|\b)/.exec(url);
  const published = first([
    ...linked.flatMap((item) => texts(item.datePublished)),
    ...metas(publishedMetas),
    ...evidence.dates
      .filter(({ attribs }) => /datePublished|dateCreated/.test(attribs.itemprop ?? ''))
      .map(({ attribs }) => attribs.datetime ?? attribs.content),
    ...evidence.times.map(({ attribs }) => attribs.datetime),
    inUrl ? `${inUrl[1]}-${inUrl[2]}-${inUrl[3]}` : undefined,
    ...evidence.times.map((element) => textOf(element)),
    ...evidence.dates.map((element) => textOf(element)),
  ]);
  const modified = first([...linked.flatMap((item) => texts(item.dateModified)), ...metas(modifiedMetas)]);
  return { ...(published && { published }), ...(modified && { modified }) };
}
