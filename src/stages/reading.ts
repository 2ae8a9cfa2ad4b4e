import { sha256 } from '../config.js';
import type { Deps } from '../deps.js';
import { packSnapshot } from '../io/db/snapshots.js';
import type { HttpResponse } from '../io/http.js';

/**
 * Reads the article on a page that was fetched. `announced` is what the feed said of it; `boilerplate` are the paragraphs that
 * recur on the site's pages.
 */
export async function readPage(
  { analyse, now }: Pick<Deps, 'analyse' | 'now'>,
  page: HttpResponse,
  announced: { title: string; summary: string; publishedAt: Date | null },
  boilerplate: string[],
) {
  const { contentType, url, headers, body } = page;
  const found = await analyse.extract({ bytes: body, url, contentType, boilerplate });
  const title = found.title || announced.title;
  // A page without a text, such as a bulletin of one line, still has what the feed said of it.
  const text = found.text || announced.summary;
  const textHash = sha256(`${title}\n${text}`);
  const publishedAt = found.published ? new Date(found.published) : announced.publishedAt;
  return {
    article: { url, title, text, textHash, language: found.language ?? null, authors: found.authors, publishedAt },
    snapshot: await packSnapshot({ fetchedAt: now(), url, headers, sha256: sha256(body), body, title, text, textHash }),
  };
}
