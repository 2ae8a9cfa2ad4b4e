import { load } from 'cheerio';
import type { ParsedFeed } from '../../types.js';
import { canonicalUrl } from '../articles/canonical.js';

/** The limits of what is kept of an entry: more than any honest feed says. A body is cut before it is parsed, as this runs on the event loop. */
const limits = { title: 512, url: 2048, summary: 4000, body: 16_000 };

type Judged =
  | { entry: ParsedFeed['entries'][number]; canonical: string }
  | { entry: ParsedFeed['entries'][number]; refused: string };

/** Which entries of a feed announce an article, in the feed's order, and why the others do not. */
export function judgeEntries(feed: ParsedFeed): Judged[] {
  const seen = new Set<string>();
  return feed.entries.map((entry) => {
    if (!entry.link) return { entry, refused: 'it has no address' };
    if (entry.link.length > limits.url)
      return { entry, refused: `its address is longer than ${limits.url} characters` };
    const canonical = canonicalUrl(entry.link);
    if (!canonical) return { entry, refused: 'its address cannot be fetched' };
    if (seen.has(canonical)) return { entry, refused: 'an earlier entry has the same address' };
    seen.add(canonical);
    return { entry, canonical };
  });
}

/** The articles a feed announces, each once, with what is needed to fetch them. */
export function newEntries(feed: ParsedFeed) {
  return judgeEntries(feed).flatMap((judged) =>
    'canonical' in judged ? [toEntry(judged.entry, judged.canonical)] : [],
  );
}

function toEntry(entry: ParsedFeed['entries'][number], canonical: string) {
  return {
    canonicalUrl: canonical,
    url: entry.link!,
    host: new URL(entry.link!).host,
    title: entry.title.slice(0, limits.title).toWellFormed(),
    summary: load((entry.bodies[0] ?? '').slice(0, limits.body), null, false)
      .text()
      .slice(0, limits.summary)
      .toWellFormed(),
    publishedAt: entry.date ? new Date(entry.date) : null,
  };
}
