import type { Cursor } from '../io/db/item-filter.js';
import { type ListedItem, listItems, searchArticles } from '../io/db/review.js';
import { listStories, type QueuedStory } from '../io/db/story-queue.js';
import type { WebDeps } from './context.js';
import { type Query, toFilter } from './filter.js';

interface Page {
  after?: Cursor | undefined;
  limit: number;
}

const searchesAll = (query: Query) => query.in === 'all' && query.q !== undefined;

/** The articles that a query means, a page at a time: flagged ones, or with "in=all" every stored one that has the words. */
export function findItems({ db, codebook }: WebDeps, query: Query, page: Page): Promise<ListedItem[]> {
  const filter = toFilter(query, codebook.indicators);
  const { search } = filter;
  return searchesAll(query) && search
    ? searchArticles(db, codebook.hash, { ...filter, search }, page)
    : listItems(db, codebook.hash, filter, page);
}

/** The stories that a query means, a page at a time. What "in=all" finds stands for itself: it need not be in a story. */
export async function findStories(deps: WebDeps, query: Query, page: Page): Promise<QueuedStory[]> {
  const { db, codebook } = deps;
  if (!searchesAll(query)) return listStories(db, codebook.hash, toFilter(query, codebook.indicators), page);
  return (await findItems(deps, query, page)).map((lead) => ({ lead, reports: [] }));
}

/** Where the page after an item, or after its story, begins. */
export function cursorAfter(item: ListedItem, query: Query): Cursor {
  const { id, storyId, storyTime, storyScore, storySources } = item;
  if (searchesAll(query) || storyId === null) return { value: item.time.toISOString(), story: id, id };
  const values = {
    newest: storyTime?.toISOString(),
    oldest: storyTime?.toISOString(),
    score: storyScore,
    sources: storySources,
  };
  return { value: `${values[query.sort ?? 'newest']}`, story: storyId, id };
}

/** Every article that a query means, read in pages so that any number fits into memory. */
export async function* everyItem(deps: WebDeps, query: Query): AsyncGenerator<ListedItem> {
  const limit = 200;
  let after: Cursor | undefined;
  for (;;) {
    const items = await findItems(deps, query, { after, limit });
    yield* items;
    const last = items.at(-1);
    if (!last || items.length < limit) return;
    after = cursorAfter(last, query);
  }
}
