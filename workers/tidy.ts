import { deleteIdleSnapshots } from '../src/io/db/snapshots.js';
import { worker } from '../src/worker.js';

/** How many days a page that was not flagged is kept. */
const days = 7;

/** Deletes the stored pages that are evidence of nothing. */
export default worker({
  queue: 'tidy',
  concurrency: 1,
  every: 3_600_000,
  run: async (_payload, { db, log }) => {
    const deleted = await deleteIdleSnapshots(db, days);
    if (deleted) log.info({ deleted }, 'pages that were not flagged deleted');
    return {};
  },
});
