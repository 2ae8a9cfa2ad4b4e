import { challengeMarks } from '../../challenges.js';
import { storable } from '../text/storable.js';

/** Where a feed is expected no page is right, so that markup may be asked, too, and a block with a success. */
const CHALLENGE = new RegExp(`${challengeMarks.source}|access denied`, 'i');

/** Other documents that live where feeds live, by their first element. */
const DOCUMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    opml: 'a list of feeds (OPML), not a feed: import it instead',
    urlset: 'a sitemap, not a feed',
    sitemapindex: 'a sitemap, not a feed',
    error: 'an error message, not a feed',
    svg: 'a picture, not a feed',
    opensearchdescription: 'a search description, not a feed',
  }),
);

/** Says in words what came instead of a feed. */
export function reasonFor(text: string, first: string | undefined): string {
  const head = text.slice(0, 50_000);
  if (head.trim() === '') return 'an empty answer';
  const page = /^\s*<(?:!doctype html|html|head|body|script|meta)/i.test(head) || first === 'html';
  if (page) return CHALLENGE.test(head) ? 'a challenge page, not a feed' : 'a web page, not a feed';
  if (first === undefined) return 'plain text, not a feed';
  const known = DOCUMENTS.get(first.toLowerCase());
  return known ?? `not a feed: its first element is <${storable(first, 40)}>`;
}
