import type { Deps } from '../src/deps.js';
import { GiveUp, WaitFor } from '../src/errors.js';
import { type Claim, claimEntry, failArticle, nextLapse, releaseClaim, renewClaim } from '../src/io/db/articles.js';
import { boilerplateOf, learnBoilerplate } from '../src/io/db/boilerplate.js';
import { refusalOf } from '../src/io/db/refusal.js';
import { HostBusy, RetryAfter } from '../src/io/http.js';
import { mostTries, nextTry } from '../src/pipeline/articles/retry.js';
import { readPage, storeArticle } from '../src/stages/reading.js';
import { revisit } from '../src/stages/revisit.js';
import { worker } from '../src/worker.js';

/** How long one run stays with a host: long enough that the queue costs little, short enough that what was read is soon judged. */
const stay = 5_000;
/** A third of what a claim holds. */
const renewal = 5_000;
const longestWait = 24 * 3_600_000;

/** Fetches the articles that wait at one host, one after another, and makes room for other hosts from time to time. */
export default worker({
  queue: 'scrape',
  concurrency: 50,
  gathers: true,
  run: async ({ host }, deps) => {
    const read: { articleId: number }[] = [];
    const leave = Date.now() + stay;
    let again: number | undefined;
    while (again === undefined) {
      const claim = await claimEntry(deps.db, host);
      const done: Settled | undefined = claim ? await settle(claim, host, deps) : await revisit(host, deps);
      if (!done) {
        // No other run is at this host: what is claimed here was left behind by a worker that died.
        again = await nextLapse(deps.db, host);
        break;
      }
      if (claim && done.stored) read.push({ articleId: claim.id });
      again = done.wait ?? (Date.now() > leave ? 0 : undefined);
    }
    return { next: { classify: read }, again };
  },
});

/** What became of an article, and for how many milliseconds its host is to be left alone. */
interface Settled {
  stored?: boolean;
  wait?: number;
}

/** Reads one article and stores the outcome, good or bad. */
async function settle(claim: Claim, host: string, deps: Deps): Promise<Settled> {
  const renewing = setInterval(() => void renewClaim(deps.db, claim).catch(() => {}), renewal);
  try {
    const known = await boilerplateOf(deps.db, host, deps.now());
    return await fetchArticle(claim, known, deps).then(
      (reading) => save(claim, reading, host, deps),
      (error) => excuse(claim, error, host, deps),
    );
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return fail(claim, `the database refuses it: ${refusal}`, null, deps);
    // The database's own trouble costs the article no try and is the queue's to see.
    await releaseClaim(deps.db, claim).catch(() => {});
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

async function fetchArticle(claim: Claim, known: string[], deps: Deps) {
  if (claim.attempt > mostTries) throw new GiveUp(`the process that read it died, ${mostTries} times in all`);
  const page = await deps.http.get(claim.url, { accept: 'page', signal: deps.stopping });
  return readPage(deps, page, claim, known);
}

async function save(claim: Claim, reading: Awaited<ReturnType<typeof fetchArticle>>, host: string, deps: Deps) {
  const stored = await deps.db.transaction(async (tx) => {
    const added = await storeArticle(tx, claim, reading);
    await learnBoilerplate(tx, host, deps.now());
    return added;
  });
  return { stored };
}

/** Stores why an article could not be read, and when to try again. */
async function excuse(claim: Claim, error: unknown, host: string, deps: Deps): Promise<Settled> {
  // A host that an article redirects to may be busy for hours: that is the article's trouble, and the others' none.
  const elsewhere = error instanceof HostBusy && error.host !== host;
  if (error instanceof RetryAfter || elsewhere) return postpone(claim, error, deps);
  if (error instanceof WaitFor || deps.stopping.aborted) {
    await releaseClaim(deps.db, claim);
    return { wait: error instanceof WaitFor ? error.delay : 0 };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const retryAt = error instanceof GiveUp ? null : nextTry(claim.attempt, deps.now());
  return fail(claim, reason, retryAt, deps);
}

async function fail(claim: Claim, reason: string, retryAt: Date | null, { db, log }: Deps): Promise<Settled> {
  log.info({ article: claim.id, url: claim.url, reason, retryAt }, 'article failed');
  await failArticle(db, claim, reason, retryAt);
  return {};
}

/** A server's wish is granted, in growing waits, and never ends in giving up. */
async function postpone(claim: Claim, { message, delay }: WaitFor, { db, now }: Deps): Promise<Settled> {
  const at = now().getTime();
  const usual = nextTry(claim.attempt, now())?.getTime() ?? at + longestWait;
  await failArticle(db, claim, message, new Date(Math.max(usual, at + delay)));
  return {};
}
