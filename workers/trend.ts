import { refreshTrend } from '../src/io/db/trend-refresh.js';
import { worker } from '../src/worker.js';

/** Brings the table behind the trend page up to date with what was flagged and decided. */
export default worker({
  queue: 'trend',
  concurrency: 1,
  gathers: true,
  every: 60_000,
  run: async (_payload, { db, codebook }) => {
    await refreshTrend(db, codebook.hash);
    return {};
  },
});
