import { sha256 } from '../config.js';
import type { Deps } from '../deps.js';
import { articlesAt, type Claim, saveArticle } from '../io/db/articles.js';
import type { Db } from '../io/db/database.js';
import { addSnapshot, packSnapshot } from '../io/db/snapshots.js';
import type { HttpResponse } from '../io/http.js';
import { isCopy } from '../pipeline/articles/fingerprint.js';

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
    article: {
      url,
      canonicalUrl: found.canonicalUrl ?? null,
      title,
      text,
      textHash,
      language: found.language ?? null,
      authors: found.authors,
      publishedAt,
    },
    snapshot: await packSnapshot({ fetchedAt: now(), url, headers, sha256: sha256(body), body, title, text, textHash }),
  };
}

/**
 * Stores the article that was read for a claim, once: where the page is another address of a stored article, the entry only names that
 * article. Returns whether an article was added. Call it in a transaction.
 */
export async function storeArticle(
  tx: Db,
  claim: Claim,
  { article, snapshot }: Awaited<ReturnType<typeof readPage>>,
): Promise<boolean> {
  const { canonicalUrl } = article;
  const variants = canonicalUrl ? await articlesAt(tx, canonicalUrl) : [];
  // Some sites declare one address on all their pages: the texts must agree, too.
  const same = variants.find((other) => isCopy(wordsOf(other), wordsOf(article)));
  const saved = await saveArticle(tx, claim, same ? { canonicalUrl, sameAs: same.id } : article);
  if (!saved || same) return false;
  await addSnapshot(tx, claim.id, snapshot);
  return true;
}

const wordsOf = ({ title, text }: { title: string | null; text: string | null }) => `${title}\n${text}`;
