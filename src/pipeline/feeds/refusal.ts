import { storable } from '../text/storable.js';

/** Signs of a page that a server shows instead of what was asked for, to see whether a person asks. */
const CHALLENGE =
  /just a moment|cf-challenge|cf-chl|challenge-platform|captcha|ddos-guard|checking your browser|enable javascript and cookies|access denied|are you a robot|qrator|incapsula/i;

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
