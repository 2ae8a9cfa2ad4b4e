import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { listFeeds } from '../io/db/feeds.js';
import { readTotals } from '../io/db/health.js';
import { readStatus } from '../io/db/status.js';
import { renderMetrics } from '../io/metrics.js';
import { alarm, assess } from '../pipeline/feeds/health.js';

/** Answers /metrics for Prometheus. */
export const metrics =
  ({ db, codebook, now: clock }: Pick<Deps, 'db' | 'codebook' | 'now'>) =>
  async (c: Context) => {
    const now = clock();
    const { failures: _, ...counts } = await readStatus(db, codebook.hash);
    const sources = (await listFeeds(db)).map(({ feed, poll, entries }) => ({
      id: feed.id,
      state: assess(feed, poll, now).state,
      failures: poll?.failures ?? 0,
      succeededAt: poll?.succeededAt ?? null,
      lastNewAt: poll?.lastNewAt ?? null,
      entries,
    }));
    const { contentType, body } = await renderMetrics({
      counts,
      sources,
      alarm: alarm(await readTotals(db), now) !== undefined,
    });
    return c.body(body, 200, { 'content-type': contentType, 'cache-control': 'no-store' });
  };
