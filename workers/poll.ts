import { dueFeeds } from '../src/io/db/feeds.js';
import { worker } from '../src/worker.js';

/** Asks which feeds are due. */
export default worker({
  queue: 'poll',
  concurrency: 1,
  every: 5_000,
  run: async (_payload, { db }) => {
    const due = await dueFeeds(db);
    return { next: { feed: due.map((feedId) => ({ feedId })) } };
  },
});
