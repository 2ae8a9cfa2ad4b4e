import { load } from 'cheerio';
import type { ParsedFeed } from '../../types.js';
import { canonicalUrl } from '../articles/canonical.js';

/** The limits of what is kept of an entry: more than any honest feed says. */
const limits = { title: 512, url: 2048, summary: 4000 };

/** The articles a feed announces, each once, with what is needed to fetch them. An entry without a usable address is none. */
export function newEntries(feed: ParsedFeed) {
  const found = new Map<string, ReturnType<typeof toEntry>>();
  for (const entry of feed.entries) {
    const canonical = entry.link && entry.link.length <= limits.url ? canonicalUrl(entry.link) : undefined;
    if (canonical && !found.has(canonical)) found.set(canonical, toEntry(entry, canonical));
  }
  return [...found.values()];
}

function toEntry(entry: ParsedFeed['entries'][number], canonical: string) {
  return {
    canonicalUrl: canonical,
    url: entry.link!,
    host: new URL(entry.link!).host,
    title: entry.title.slice(0, limits.title).toWellFormed(),
    summary: load(entry.bodies[0] ?? '', null, false)
      .text()
      .slice(0, limits.summary)
      .toWellFormed(),
    publishedAt: entry.date ? new Date(entry.date) : null,
  };
}
