import type { Deps } from '../src/deps.js';
import { WaitFor } from '../src/errors.js';
import { addEntries } from '../src/io/db/entries.js';
import { type Feed, findFeed } from '../src/io/db/feeds.js';
import { type Poll, savePoll } from '../src/io/db/polls.js';
import { RetryAfter } from '../src/io/http.js';
import { nextTry } from '../src/pipeline/feeds/schedule.js';
import type { Remembered } from '../src/pipeline/feeds/validators.js';
import { doubt, failed, limitsOf, recovered, type Success, succeeded } from '../src/stages/feed-outcome.js';
import { readFeed } from '../src/stages/feed-reading.js';
import { worker } from '../src/worker.js';

/** Longer waits for a host are no queue but a pause that it asked for, and the sources there are to show it. */
const longestQueue = 60_000;

/** Polls one feed, by its fallback when it keeps failing, and stores the entries it has not brought before. */
export default worker({
  queue: 'feed',
  concurrency: 20,
  run: async ({ feedId }, deps) => {
    const found = await findFeed(deps.db, feedId);
    if (!found || found.feed.paused || found.feed.origin === 'gone') return {};
    const { feed, poll: last } = found;
    if (feed.fallback && last?.retryAt && last.retryAt > deps.now()) return pollFallback(feed, last, deps);
    const own = await readFeed(last?.adopted ?? feed.url, deps, last);
    if (own.outcome !== 'failed') return store(feed, last, own, await recovered(feed, last, own, deps), deps);
    if (isQueue(own.error)) throw own.error;
    const failure = failed(feed, last, own, deps);
    deps.log.warn({ feed: feedId, reason: failure.failure, failures: failure.failures }, 'feed failed');
    await savePoll(deps.db, failure);
    const desperate = failure.failures >= doubt || failure.parkedAt;
    if (!feed.fallback || !desperate) return {};
    return pollFallback(feed, { ...nothingKnown, ...last, ...failure, retryAt: failure.nextAt }, deps);
  },
});

const isQueue = (error: unknown) =>
  error instanceof WaitFor && !(error instanceof RetryAfter) && error.delay <= longestQueue;

const nothingKnown = { fetchedFrom: null, fetchedAt: null, etag: null, lastModified: null, bodyHash: null };

type Failing = Partial<Poll> & Remembered & Pick<Poll, 'failures' | 'failure' | 'retryAt'>;

/** Asks the fallback. The failure of the source's own address stays on record, and when that is to be tried again. */
async function pollFallback(feed: Feed, last: Failing, deps: Deps) {
  const other = await readFeed(feed.fallback!, deps, last);
  if (other.outcome !== 'failed') return store(feed, last, other, { retryAt: last.retryAt }, deps);
  const { trouble } = other;
  const now = deps.now();
  await savePoll(deps.db, {
    feedId: feed.id,
    attemptedAt: now,
    failure: `${last.failure}; its fallback: ${trouble.failure}`,
    retryAt: null,
    nextAt: nextTry({ ...trouble, feedId: feed.id, now, limits: limitsOf(deps), failures: last.failures }),
  });
  return {};
}

/** Stores what a feed brought, and hands on the hosts of its new entries. */
async function store(feed: Feed, last: Partial<Poll> | null, reading: Success, also: Partial<Poll>, deps: Deps) {
  const entries = reading.outcome === 'read' ? reading.news.entries : [];
  const articles = entries.flatMap((entry) => ('article' in entry ? [entry.article] : []));
  const rows = articles.map(({ publishedAt, ...article }) => ({
    ...article,
    feedId: feed.id,
    publishedAt: publishedAt ? new Date(publishedAt) : null,
  }));
  const added = await addEntries(deps.db, rows);
  await savePoll(deps.db, { ...succeeded(feed, last, reading, added, deps), ...also });
  const hosts = added ? [...new Set(articles.map(({ host }) => host))] : [];
  return { next: { scrape: hosts.map((host) => ({ host })) } };
}
