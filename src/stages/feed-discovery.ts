import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import type { FeedNews } from '../feed-types.js';
import { decodePage } from '../pipeline/articles/decode.js';
import { findFeeds } from '../pipeline/feeds/discover.js';
import { permanentTarget } from '../pipeline/feeds/moved.js';
import { problems } from '../pipeline/feeds/problems.js';
import { holdsPassword } from '../pipeline/feeds/sources.js';
import { type FailedReading, type FullReading, readNewFeed } from './feed-reading.js';

export interface FoundFeed {
  /** Where permanent redirects lead. */
  url: string;
  news: FeedNews;
}

/** How many addresses are tried on one site. */
const mostTries = 8;

/** The feeds at an address: the one that is there, or those of the site, best first. Throws a UserError when there is none. */
export async function discoverFeeds(
  address: string,
  deps: Pick<Deps, 'http' | 'analyse' | 'now' | 'stopping'>,
  report: (line: string) => void = () => {},
): Promise<FoundFeed[]> {
  const url = withScheme(address);
  const first = await readNewFeed(url, deps);
  if (first.outcome === 'read') return [asFound(url, first)];
  if (first.trouble.problem !== 'not-a-feed' || !first.response) throw new UserError(explain(url, first));
  const { body, contentType, url: base } = first.response;
  const candidates = findFeeds(decodePage(body, contentType), base).slice(0, mostTries);
  report(`${url} is a page; looking for its feeds …`);
  const found: FoundFeed[] = [];
  for (const candidate of candidates) {
    // A guess is only worth a request while nothing is found.
    if (candidate.found === 'guessed' && found.length) break;
    const reading = await readNewFeed(candidate.url, deps);
    if (reading.outcome === 'read') found.push(asFound(candidate.url, reading));
  }
  if (found.length === 0)
    throw new UserError(
      `${url}: no feed found at ${candidates.length} addresses of the site. If you know it, name the feed itself.`,
    );
  return found;
}

/** What is wrong with an address and what to do about it. */
export const explain = (url: string, { trouble }: FailedReading) =>
  `${url}: ${trouble.failure}.\nWhat helps: ${problems[trouble.problem].remedy}.`;

/** People write "tass.com". */
export function withScheme(address: string): string {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(url)) throw new UserError(`"${address}" is no address: write it as https://news.example/feed.`);
  if (holdsPassword(url))
    throw new UserError('Leave the user name and the password out of the address: nothing is fetched with them.');
  return new URL(url).href;
}

const asFound = (url: string, { response, news }: FullReading): FoundFeed => ({
  url: permanentTarget(response.redirects) ?? url,
  news,
});
