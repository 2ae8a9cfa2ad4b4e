import { unclassifiedArticles } from '../src/io/db/articles.js';
import { waitingHosts } from '../src/io/db/entries.js';
import { hostsToRevisit } from '../src/io/db/revisits.js';
import { unplacedArticle } from '../src/io/db/stories.js';
import { worker } from '../src/worker.js';

/** As much as the queue may hold beside its ordinary work; the rest is found by a later sweep. */
const batch = 5_000;

/** Finds whatever still waits, because the queue lost it, a process died, or the codebook is new. */
export default worker({
  queue: 'sweep',
  concurrency: 1,
  every: 60_000,
  run: async (_payload, { db, codebook }) => {
    const hosts = new Set([...(await waitingHosts(db)), ...(await hostsToRevisit(db))]);
    const articles = await unclassifiedArticles(db, codebook.hash, batch);
    const unplaced = await unplacedArticle(db, codebook.hash);
    return {
      next: {
        scrape: [...hosts].map((host) => ({ host })),
        classify: articles.map((articleId) => ({ articleId })),
        story: unplaced === undefined ? [] : [{ articleId: unplaced }],
      },
    };
  },
});
