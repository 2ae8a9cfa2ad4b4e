import { load } from 'cheerio/slim';
import type { AnnouncedArticle, FeedNews, ParsedEntry, ParsedFeed } from '../../feed-types.js';
import { canonicalUrl } from '../articles/canonical.js';
import { storable } from '../text/storable.js';
import { paceOf } from './pace.js';

/** The limits of what is kept of an entry: more than any honest feed says. A body is cut before it is parsed for its text. */
const limits = { title: 512, url: 2048, summary: 4000, body: 16_000 };

/** What a poll keeps of a document that was read at `now`: which entries announce an article, in its order, and why the others do not. */
export function newsOf(feed: ParsedFeed, now: Date): FeedNews {
  const { title, language, entries } = feed;
  const seen = new Set<string>();
  return {
    title,
    ...(language !== undefined && { language }),
    pace: paceOf(feed, now),
    entries: entries.map((entry) => {
      const { title: name, link, date } = entry;
      const shown = { title: name, ...(link !== undefined && { link }), ...(date !== undefined && { date }) };
      return { ...shown, ...judge(entry, seen) };
    }),
  };
}

function judge(entry: ParsedEntry, seen: Set<string>): { article: AnnouncedArticle } | { refused: string } {
  const { link } = entry;
  if (!link) return { refused: 'it has no address' };
  if (link.length > limits.url) return { refused: `its address is longer than ${limits.url} characters` };
  const canonical = canonicalUrl(link);
  if (!canonical) return { refused: 'its address cannot be fetched' };
  if (seen.has(canonical)) return { refused: 'an earlier entry has the same address' };
  seen.add(canonical);
  return { article: toArticle(entry, link, canonical) };
}

function toArticle({ title, bodies, date }: ParsedEntry, url: string, canonicalUrl: string): AnnouncedArticle {
  // The lenient parser leaves line ends as they came; HTML has one kind.
  const body = (bodies[0] ?? '').slice(0, limits.body).replace(/\r\n?/g, '\n');
  const summary = load(body).text();
  return {
    canonicalUrl,
    url,
    host: new URL(url).host,
    title: storable(title, limits.title),
    summary: storable(summary, limits.summary),
    ...(date !== undefined && { publishedAt: date }),
  };
}
