import { sha256 } from '../config.js';
import type { Deps } from '../deps.js';
import { WaitFor } from '../errors.js';
import { boilerplateOf } from '../io/db/boilerplate.js';
import { claimRevisit, type DuePage, saveRevisit } from '../io/db/revisits.js';
import { addSnapshot } from '../io/db/snapshots.js';
import { Gone, HostBusy, RetryAfter } from '../io/http.js';
import { canonicalUrl } from '../pipeline/articles/canonical.js';
import { readPage } from './reading.js';

const hour = 3_600_000;
/** Between two tries of a site that does not answer. */
const patience = 12 * hour;

/**
 * Looks once more at the next page of the host that is due, and stores a new version where its article has changed. Returns how long to
 * wait first when it is too early, and undefined when no page is due.
 */
export async function revisit(host: string, deps: Deps): Promise<{ wait?: number } | undefined> {
  const page = await claimRevisit(deps.db, host);
  if (!page) return undefined;
  const tryAgain = (wait: number) => new Date(deps.now().getTime() + wait);
  try {
    await lookAgain(page, host, deps);
    return {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof WaitFor || deps.stopping.aborted) {
      const wait = error instanceof WaitFor ? error.delay : 0;
      await saveRevisit(deps.db, page.articleId, { nextAt: tryAgain(wait) });
      // A host that the page leads to may be busy for hours, which must not keep this one's articles waiting.
      const elsewhere = error instanceof HostBusy && error.host !== host;
      return elsewhere || error instanceof RetryAfter ? {} : { wait };
    }
    const outcome = error instanceof Gone ? 'gone' : null;
    await saveRevisit(deps.db, page.articleId, { outcome, reason, nextAt: tryAgain(patience) });
    return {};
  }
}

async function lookAgain(known: DuePage, host: string, deps: Deps): Promise<void> {
  const { articleId, etag, lastModified } = known;
  const unchanged = () => saveRevisit(deps.db, articleId, { outcome: 'unchanged', reason: null });
  const page = await deps.http.get(known.url, {
    accept: 'page',
    signal: deps.stopping,
    etag: etag ?? undefined,
    lastModified: lastModified ?? undefined,
  });
  if (canonicalUrl(page.url) !== canonicalUrl(known.url)) {
    const reason = `the address now leads to ${page.url}`;
    return saveRevisit(deps.db, articleId, { outcome: 'gone', reason });
  }
  if (page.status === 304 || sha256(page.body) === known.sha256) return unchanged();
  // What was learned since would make a page that is the same look changed.
  const boilerplate = await boilerplateOf(deps.db, host, new Date(known.fetchedAt));
  const { article, snapshot } = await readPage(deps, page, { ...known, publishedAt: null }, boilerplate);
  // Most pages change with every answer; a version is what has another headline or text.
  if (article.textHash === known.textHash) return unchanged();
  await deps.db.transaction(async (tx) => {
    await addSnapshot(tx, articleId, snapshot);
    await saveRevisit(tx, articleId, { outcome: 'changed', reason: null });
  });
}
