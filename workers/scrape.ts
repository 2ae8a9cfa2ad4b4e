import { sha256 } from '../src/config.js';
import type { Deps } from '../src/deps.js';
import { GiveUp, WaitFor } from '../src/errors.js';
import { type Claim, claimEntry, failArticle, releaseClaim, saveArticle } from '../src/io/db/articles.js';
import { nextTry } from '../src/pipeline/articles/retry.js';
import { worker } from '../src/worker.js';

/** Fetches the next article that waits at one host, then makes room for other hosts and comes back for the one after. */
export default worker({
  queue: 'scrape',
  concurrency: 50,
  run: async ({ host }, deps) => {
    const claim = await claimEntry(deps.db, host);
    if (!claim) return {};
    const again = deps.config.hostSpacingMs;
    try {
      await saveArticle(deps.db, claim, await read(claim, deps));
      return { next: { classify: [{ articleId: claim.id }] }, again };
    } catch (error) {
      if (error instanceof WaitFor || deps.stopping.aborted) {
        await releaseClaim(deps.db, claim.id);
        throw error;
      }
      const reason = error instanceof Error ? error.message : String(error);
      const retryAt = error instanceof GiveUp ? null : nextTry(claim.attempt, deps.now());
      deps.log.info({ article: claim.id, host, reason, retryAt }, 'article failed');
      await failArticle(deps.db, claim, reason, retryAt);
      return { again };
    }
  },
});

async function read(claim: Claim, deps: Deps) {
  const page = await deps.http.get(claim.url, { accept: 'page', signal: deps.stopping });
  const { contentType, url, body: bytes } = page;
  const found = await deps.analyse.extract({ bytes, url, contentType });
  if (found.wall) throw new GiveUp(`the page is a ${found.wall} wall, not the article`);
  const title = found.title || claim.title;
  // A page without a text, such as a bulletin of one line, still has what the feed said of it.
  const text = found.text || claim.summary;
  const published = found.published ? new Date(found.published) : claim.publishedAt;
  return {
    url,
    title,
    text,
    textHash: sha256(`${title}\n${text}`),
    language: found.language ?? null,
    authors: found.authors,
    publishedAt: published,
  };
}
