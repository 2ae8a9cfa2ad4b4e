import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { listDecisions } from './decisions.js';
import { type Cursor, fits, type ItemFilter, orderOf } from './item-filter.js';
import { articles, entries, feeds, flags, items } from './schema.js';
import { matches } from './search.js';

const columns = {
  id: articles.id,
  title: sql<string>`coalesce(${articles.title}, ${entries.title})`,
  text: sql<string>`left(coalesce(${articles.text}, ''), 60000)`,
  url: articles.url,
  language: articles.language,
  authors: articles.authors,
  time: sql<Date>`coalesce(${articles.publishedAt}, ${articles.fetchedAt})`.mapWith(articles.fetchedAt),
  score: items.score,
  source: sql<string>`coalesce(${feeds.name}, ${entries.host})`,
  feedId: feeds.id,
  country: feeds.country,
  alignment: feeds.alignment,
  family: feeds.family,
  reliability: feeds.reliability,
  storyId: items.storyId,
  storyTime: items.storyTime,
  storyScore: items.storyScore,
  storySources: items.storySources,
  state: items.state,
  version: items.version,
  assignee: items.assignee,
  wakeAt: items.wakeAt,
  edited: items.edited,
};

const sameItem = (codebookHash: string) => and(eq(items.articleId, articles.id), eq(items.codebookHash, codebookHash));

interface Page {
  after?: Cursor | undefined;
  limit: number;
}

/** One page of flagged articles, in the order of their stories. */
export async function listItems(db: Db, codebookHash: string, filter: ItemFilter, { after, limit }: Page) {
  const order = orderOf(filter.sort);
  const rows = await db
    .select(columns)
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(and(fits(codebookHash, filter), after && order.afterItem(after)))
    .orderBy(...order.byItem)
    .limit(limit);
  return withFlags(db, codebookHash, rows);
}

/** These flagged articles, in no order. */
export async function itemsById(db: Db, codebookHash: string, ids: number[]) {
  const rows = await db
    .select(columns)
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(and(eq(items.codebookHash, codebookHash), inArray(items.articleId, ids)));
  return withFlags(db, codebookHash, rows);
}

/** When the latest item was flagged; the beginning of time where there is none. */
export async function newestItem(db: Db, codebookHash: string): Promise<Date> {
  const [row] = await db
    .select({ addedAt: items.addedAt })
    .from(items)
    .where(eq(items.codebookHash, codebookHash))
    .orderBy(desc(items.addedAt))
    .limit(1);
  return row?.addedAt ?? new Date(0);
}

/** How many items were flagged after that, counted no further than 1,000. */
export async function countNew(db: Db, codebookHash: string, since: Date): Promise<number> {
  const result = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from ${items}
      where ${items.codebookHash} = ${codebookHash} and ${items.addedAt} > ${since.toISOString()}::timestamptz + interval '1 millisecond' limit 1000) found`,
  );
  return result.rows[0]?.count ?? 0;
}

/** One page of all articles that hold the words, flagged or not, newest first. */
export async function searchArticles(
  db: Db,
  codebookHash: string,
  filter: ItemFilter & { search: string },
  { after, limit }: Page,
) {
  const { language, source, alignment, from, until } = filter;
  const time = sql`coalesce(${articles.publishedAt}, ${articles.fetchedAt})`;
  const rows = await db
    .select(columns)
    .from(articles)
    .innerJoin(entries, eq(entries.id, articles.id))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .leftJoin(items, sameItem(codebookHash))
    .where(
      and(
        sql`${articles.text} is not null`,
        matches(filter.search),
        language ? eq(articles.language, language) : undefined,
        source ? eq(entries.feedId, source) : undefined,
        alignment ? eq(feeds.alignment, alignment) : undefined,
        from && sql`${time} >= ${from}`,
        until && sql`${time} < ${until}`,
        after && sql`(${time}, ${articles.id}) < (${after.value}::timestamptz, ${after.id}::bigint)`,
      ),
    )
    .orderBy(desc(time), desc(articles.id))
    .limit(limit);
  return withFlags(db, codebookHash, rows);
}

/** One article with its flags and every decision on it, oldest first; flagged or not. */
export async function findItem(db: Db, codebookHash: string, id: number) {
  const rows = await db
    .select({ ...columns, text: articles.text, summary: entries.summary, foundAt: entries.foundAt })
    .from(articles)
    .innerJoin(entries, eq(entries.id, articles.id))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .leftJoin(items, sameItem(codebookHash))
    .where(and(eq(articles.id, id), sql`${articles.text} is not null`));
  const [item] = await withFlags(db, codebookHash, rows);
  return item && { ...item, text: item.text ?? '', history: await listDecisions(db, id) };
}

export type ListedItem = Awaited<ReturnType<typeof searchArticles>>[number];
export type FullItem = NonNullable<Awaited<ReturnType<typeof findItem>>>;

async function withFlags<Row extends { id: number }>(db: Db, codebookHash: string, rows: Row[]) {
  const ids = rows.map(({ id }) => id);
  const found = ids.length
    ? await db
        .select()
        .from(flags)
        .where(and(eq(flags.codebookHash, codebookHash), inArray(flags.articleId, ids)))
        .orderBy(desc(flags.score), flags.id)
    : [];
  return rows.map((row) => ({ ...row, flags: found.filter(({ articleId }) => articleId === row.id) }));
}
