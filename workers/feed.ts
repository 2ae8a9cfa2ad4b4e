import { sha256 } from '../src/config.js';
import type { Deps } from '../src/deps.js';
import { WaitFor } from '../src/errors.js';
import { addEntries } from '../src/io/db/entries.js';
import { type Feed, findFeed } from '../src/io/db/feeds.js';
import { type Poll, savePoll } from '../src/io/db/polls.js';
import { newEntries } from '../src/pipeline/feeds/entries.js';
import { afterFailure, afterSuccess } from '../src/pipeline/feeds/schedule.js';
import { worker } from '../src/worker.js';

/** Polls one feed and stores the entries it has not brought before. */
export default worker({
  queue: 'feed',
  concurrency: 20,
  run: async ({ feedId }, deps) => {
    const found = await findFeed(deps.db, feedId);
    if (!found || found.feed.paused) return {};
    try {
      return await poll(found.feed, found.poll, deps);
    } catch (error) {
      if (error instanceof WaitFor || deps.stopping.aborted) throw error;
      const attemptedAt = deps.now();
      const failures = (found.poll?.failures ?? 0) + 1;
      const failure = error instanceof Error ? error.message : String(error);
      deps.log.warn({ feed: feedId, reason: failure }, 'feed failed');
      await savePoll(deps.db, { feedId, attemptedAt, failures, failure, nextAt: afterFailure(failures, attemptedAt) });
      return {};
    }
  },
});

async function poll(feed: Feed, last: Poll | null, deps: Deps) {
  const { db } = deps;
  const response = await deps.http.get(feed.url, {
    accept: 'feed',
    signal: deps.stopping,
    etag: last?.etag ?? undefined,
    lastModified: last?.lastModified ?? undefined,
  });
  const attemptedAt = deps.now();
  const success = { feedId: feed.id, attemptedAt, succeededAt: attemptedAt, failures: 0, failure: null };
  const bodyHash = response.status === 304 ? (last?.bodyHash ?? null) : sha256(response.body);
  if (bodyHash === last?.bodyHash && bodyHash) {
    await savePoll(db, { ...success, nextAt: afterSuccess(attemptedAt, {}) });
    return {};
  }
  const { contentType, url: baseUrl } = response;
  const parsed = await deps.analyse.parse({ bytes: response.body, contentType, baseUrl });
  const entries = newEntries(parsed).map((entry) => ({ ...entry, feedId: feed.id }));
  const added = await addEntries(db, entries);
  await savePoll(db, {
    ...success,
    bodyHash,
    etag: response.headers.etag ?? null,
    lastModified: response.headers['last-modified'] ?? null,
    nextAt: afterSuccess(attemptedAt, parsed),
    lastNewAt: added ? attemptedAt : (last?.lastNewAt ?? null),
  });
  const hosts = added ? [...new Set(entries.map(({ host }) => host))] : [];
  return { next: { scrape: hosts.map((host) => ({ host })) } };
}
