import { readTotals } from '../src/io/db/health.js';
import { alarm } from '../src/pipeline/feeds/health.js';
import { worker } from '../src/worker.js';

/** Says in the log when nothing comes in at all, for as long as that lasts. */
export default worker({
  queue: 'health',
  concurrency: 1,
  every: 10 * 60_000,
  run: async (_payload, { db, log, now }) => {
    const warning = alarm({ ...(await readTotals(db)), overdue: 0 }, now());
    if (warning) log.error({ alarm: warning }, 'nothing comes in');
    return {};
  },
});
