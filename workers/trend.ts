import { refreshTrend } from '../src/io/db/trend-refresh.js';
import { drawUsual } from '../src/stages/assessment.js';
import { worker } from '../src/worker.js';

/** Brings the tables behind the trend page up to date with what was flagged and decided, and draws its first view. */
export default worker({
  queue: 'trend',
  concurrency: 1,
  gathers: true,
  every: 60_000,
  run: async (_payload, deps) => {
    if (await refreshTrend(deps.db, deps.codebook.hash)) await drawUsual(deps);
    return {};
  },
});
