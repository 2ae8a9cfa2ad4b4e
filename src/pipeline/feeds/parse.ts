import RssParser from 'rss-parser';
import { GiveUp } from '../../errors.js';
import type { ParsedFeed } from '../../feed-types.js';
import { decode } from './decode.js';
import { type Element, entryOf, linkOf, type RawEntry, titleOf } from './entry.js';
import { parseJsonFeed } from './json.js';
import { PERIODS } from './names.js';
import { reasonFor } from './refusal.js';
import { tidy } from './tidy.js';

export interface ParseOptions {
  /** The HTTP header of that name. */
  contentType?: string;
  /** The address that the bytes came from. */
  baseUrl?: string;
  /** The instant of the poll: dates more than a day later are the publisher's mistake and left out. */
  now?: string;
}

interface RawFeed {
  titles?: Element[];
  links?: Element[];
  languages?: Element[];
  ttl?: string;
  period?: string;
  frequency?: string;
  items: RawEntry[];
}

const all = (element: string, name: string): [string, string, { keepArray: boolean }] => [
  element,
  name,
  { keepArray: true },
];

const reader = new RssParser<RawFeed, RawEntry>({
  customFields: {
    feed: [
      all('title', 'titles'),
      all('link', 'links'),
      all('language', 'languages'),
      'period',
      'frequency',
    ] as never[],
    item: [
      all('title', 'titles'),
      all('link', 'links'),
      all('guid', 'guids'),
      all('about', 'about'),
      all('identifier', 'identifiers'),
      all('body', 'bodies'),
      all('date', 'dates'),
      all('author', 'writers'),
    ] as never[],
  },
});

const DAY = 86_400_000;

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 and JSON Feed, whatever the encoding and however ill-formed.
 * @throws {GiveUp} with the reason when the bytes are no feed.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions = {}): Promise<ParsedFeed> {
  const text = await decode(bytes, options.contentType);
  const feed = /^\s*\{/.test(text) ? parseJsonFeed(text, options.baseUrl) : await parseXml(text, options.baseUrl);
  const { now } = options;
  if (now !== undefined) for (const entry of feed.entries) if (isLate(entry.date, now)) delete entry.date;
  return feed;
}

const isLate = (date: string | undefined, now: string) =>
  date !== undefined && Date.parse(date) > Date.parse(now) + DAY;

async function parseXml(text: string, baseUrl?: string): Promise<ParsedFeed> {
  const { xml, first, items, bodies, cut } = tidy(text, baseUrl);
  if (xml === undefined) throw new GiveUp(reasonFor(text, first));
  if (cut && items === 0) throw new GiveUp('a feed that was cut off before its first entry ended');
  const raw = (await reader.parseString(xml)) as unknown as RawFeed;
  const link = linkOf(raw.links, baseUrl);
  const language = raw.languages
    ?.map((element) => (typeof element === 'string' ? element : element._)?.trim())
    .find(Boolean);
  const intervalMinutes = intervalOf(raw);
  return {
    title: titleOf(raw.titles),
    ...(link === undefined ? {} : { link }),
    ...(language === undefined ? {} : { language }),
    ...(intervalMinutes === undefined ? {} : { intervalMinutes }),
    entries: raw.items.map((item) => entryOf(item, bodies, baseUrl)),
  };
}

/** The longer of what `ttl` and the syndication module (purl.org/rss/1.0/modules/syndication) ask for. */
function intervalOf({ ttl, period, frequency }: RawFeed): number | undefined {
  const named = PERIODS.get(period?.trim() ?? '');
  const asked = [Number(ttl), named === undefined ? 0 : named / Math.max(1, Number(frequency) || 1)];
  const longest = Math.max(...asked.filter((minutes) => Number.isFinite(minutes)));
  return longest > 0 ? Math.ceil(longest) : undefined;
}
