import { placeArticles, type StoryCandidate, storyCandidates } from '../src/io/db/stories.js';
import type { Place, StoryItem } from '../src/pipeline/stories/group.js';
import { longestApart } from '../src/pipeline/stories/resemblance.js';
import { worker } from '../src/worker.js';

/** Puts the flagged articles of one article's day into the stories of the events they tell of. */
export default worker({
  queue: 'story',
  // Two at a time could begin two stories of one event.
  concurrency: 1,
  run: async ({ articleId }, { db, analyse, codebook }) => {
    const candidates = await storyCandidates(db, codebook.hash, articleId, longestApart);
    if (candidates.length === 0) return {};
    const items = candidates.map(itemOf);
    const placed = Object.fromEntries(candidates.flatMap(placeOf));
    const places = await analyse.place({ items, placed });
    await db.transaction((tx) => placeArticles(tx, places));
    return { next: { trend: [{}] } };
  },
});

function itemOf({ id, title, text, language, published, source, labels, ...stored }: StoryCandidate): StoryItem {
  const { words, anchors, fingerprint } = stored;
  const sketch = words && anchors && fingerprint !== null ? { words, anchors, fingerprint } : undefined;
  return { id, title, text: text ?? '', language: language ?? undefined, published, source, labels, sketch };
}

const placeOf = ({ id, story, copyOf }: StoryCandidate): [string, Place][] => (story ? [[id, { story, copyOf }]] : []);
