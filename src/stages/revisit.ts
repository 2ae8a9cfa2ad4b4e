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
  // What was learned since would make a page that is the same look changed.
  const boilerplate = await boilerplateOf(deps.db, host, new Date(page.fetchedAt));
  // Only what the site did is stored as the page's outcome: the database's own trouble is the queue's to see.
  return lookAgain(page, boilerplate, deps).then(
    (seen) => save(page, seen, deps),
    (error) => excuse(page, error, host, deps),
  );
}

/** What the page has become. */
type Seen = { outcome: 'unchanged' | 'gone'; reason: string | null } | Awaited<ReturnType<typeof readPage>>;

async function lookAgain(known: DuePage, boilerplate: string[], deps: Deps): Promise<Seen> {
  const { etag, lastModified } = known;
  const unchanged = { outcome: 'unchanged', reason: null } as const;
  const page = await deps.http.get(known.url, {
    accept: 'page',
    signal: deps.stopping,
    etag: etag ?? undefined,
    lastModified: lastModified ?? undefined,
  });
  if (canonicalUrl(page.url) !== canonicalUrl(known.url))
    return { outcome: 'gone', reason: `the address now leads to ${page.url}` };
  if (page.status === 304 || sha256(page.body) === known.sha256) return unchanged;
  const reading = await readPage(deps, page, { ...known, publishedAt: null }, boilerplate);
  // Most pages change with every answer; a version is what has another headline or text.
  return reading.article.textHash === known.textHash ? unchanged : reading;
}

async function save({ articleId }: DuePage, seen: Seen, { db }: Deps) {
  await db.transaction(async (tx) => {
    if ('snapshot' in seen) await addSnapshot(tx, articleId, seen.snapshot);
    await saveRevisit(tx, articleId, 'snapshot' in seen ? { outcome: 'changed', reason: null } : seen);
  });
  return {};
}

/** Stores why the page could not be seen, and when to try again. */
async function excuse({ articleId }: DuePage, error: unknown, host: string, { db, now, stopping }: Deps) {
  const inMs = (wait: number) => new Date(now().getTime() + wait);
  if (error instanceof WaitFor || stopping.aborted) {
    const wait = error instanceof WaitFor ? error.delay : 0;
    await saveRevisit(db, articleId, { nextAt: inMs(wait) });
    // A host that the page leads to may be busy for hours, which must not keep this one's articles waiting.
    const elsewhere = error instanceof HostBusy && error.host !== host;
    return elsewhere || error instanceof RetryAfter ? {} : { wait };
  }
  const reason = error instanceof Error ? error.message : String(error);
  await saveRevisit(db, articleId, { outcome: error instanceof Gone ? 'gone' : null, reason, nextAt: inMs(patience) });
  return {};
}
