import { Parser } from 'htmlparser2';
import { httpAddress } from './addresses.js';

export interface FeedCandidate {
  url: string;
  title?: string;
  /** Announced in the page's head, linked from the page, or only a place where feeds often are. */
  found: 'announced' | 'linked' | 'guessed';
}

const FEED_TYPES = /^(?:application|text)\/(?:(?:rss|atom|rdf)\+xml|feed\+json|xml|json)\b/i;
/** Addresses of links to feeds. */
const FEED_ADDRESS = /(?:^|[/?=._-])(?:rss|atom|feed|feeds|rdf)(?:[/?&=._\d-]|$)|\.(?:rss|atom|rdf)$/i;
/** Comments have feeds of their own, which are no news. */
const NOT_NEWS = /comment|\/wp-json\/|oembed|\/xmlrpc|opensearch/i;
/** Where the common systems keep their feeds, the most common first. */
const USUAL_PATHS = [
  '/feed/',
  '/rss',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feed.json',
  '/rss/all.xml',
];

const LONGEST_PAGE = 2_000_000;
const DEEPEST = 500;

class TooDeep extends Error {}

/** The addresses at which a site's feed may be, best first, each once. Whether one is there, only asking for it tells. */
export function findFeeds(html: string, baseUrl: string): FeedCandidate[] {
  const page = new Page(baseUrl);
  try {
    new Parser(page).end(html.slice(0, LONGEST_PAGE));
  } catch (error) {
    // What was found before the nonsense began still counts.
    if (!(error instanceof TooDeep)) throw error;
  }
  const guessed = USUAL_PATHS.flatMap((path) => candidate('guessed', path, baseUrl));
  const byUrl = new Map<string, FeedCandidate>();
  for (const each of [...page.announced, ...page.linked, ...guessed])
    if (!byUrl.has(each.url)) byUrl.set(each.url, each);
  return [...byUrl.values()];
}

function candidate(found: FeedCandidate['found'], href: string, base: string, title?: string): FeedCandidate[] {
  const url = httpAddress(href, base);
  if (!url || NOT_NEWS.test(url) || NOT_NEWS.test(title ?? '')) return [];
  return [{ url, ...(title ? { title: title.trim() } : {}), found }];
}

class Page {
  readonly announced: FeedCandidate[] = [];
  readonly linked: FeedCandidate[] = [];
  private depth = 0;

  constructor(private base: string) {}

  onopentag(name: string, { href, rel = '', type = '', title }: Record<string, string>) {
    if (++this.depth > DEEPEST) throw new TooDeep();
    if (href === undefined) return;
    if (name === 'base') this.base = httpAddress(href, this.base) ?? this.base;
    const alternate = /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(rel);
    if (name === 'link' && alternate && FEED_TYPES.test(type)) {
      this.announced.push(...candidate('announced', href, this.base, title));
    }
    if (name === 'a' && FEED_ADDRESS.test(href)) this.linked.push(...candidate('linked', href, this.base, title));
  }

  onclosetag() {
    this.depth--;
  }
}
