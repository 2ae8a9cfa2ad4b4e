import { type Cursor, type ListedItem, listItems, searchArticles } from '../io/db/review.js';
import type { WebDeps } from './context.js';
import { type Query, toFilter } from './filter.js';

/** The items that a query means, a page at a time: flagged ones, or with "in=all" every stored article that has the words. */
export function findItems(
  { db, codebook }: WebDeps,
  query: Query,
  page: { after?: Cursor | undefined; limit: number },
): Promise<ListedItem[]> {
  const filter = toFilter(query, codebook.indicators);
  const { search } = filter;
  return query.in === 'all' && search
    ? searchArticles(db, codebook.hash, { ...filter, search }, page)
    : listItems(db, codebook.hash, filter, page);
}

/** Where the page after an item begins. */
export const cursorAfter = ({ id, time, score }: ListedItem, { sort }: Query): Cursor => ({
  value: sort === 'score' ? `${score}` : time.toISOString(),
  id,
});

/** Every item that a query means, read in pages so that any number fits into memory. */
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
