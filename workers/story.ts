import { placeArticles, storiesWait, storyCandidates } from '../src/io/db/stories.js';
import { worker } from '../src/worker.js';

/** Reports of one event come within this many days of each other. */
const daysAround = 3;

/** Puts each flagged article into the story of the event it tells of, a day of articles at a time. */
export default worker({
  queue: 'story',
  // Two at a time could begin two stories of one event.
  concurrency: 1,
  gathers: true,
  run: async (_payload, { db, analyse, codebook }) => {
    const candidates = await storyCandidates(db, codebook.hash, daysAround);
    if (candidates.length === 0) return {};
    const placed = Object.fromEntries(candidates.flatMap(({ id, story }) => (story ? [[id, story]] : [])));
    const items = candidates.map(({ language, story: _, ...item }) => ({ ...item, language: language ?? undefined }));
    const storyOf = await analyse.place({ items, placed });
    await db.transaction((tx) => placeArticles(tx, storyOf));
    const again = (await storiesWait(db, codebook.hash)) ? 0 : undefined;
    return { next: { trend: [{}], digest: [{}] }, again };
  },
});
