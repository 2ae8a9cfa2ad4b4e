import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { listDecisions } from './decisions.js';
import { type Cursor, fits, type ItemFilter, orderOf } from './item-filter.js';
import { articles, entries, feeds, flags, items } from './schema.js';
import { matches } from './search.js';

/** The classifier's labels of an article, the most probable first. They come with its row: each further query costs a round trip. */
const flagsOf = (codebookHash: string) =>
  sql<Flag[]>`coalesce((
    select jsonb_agg(jsonb_build_object('indicator', indicator, 'direction', direction, 'status', status, 'score', score,
      'evidence', evidence, 'rule', rule, 'actors', actors, 'negated', negated, 'hedged', hedged) order by score desc, id)
    from ${flags} where ${flags.articleId} = ${articles.id} and ${flags.codebookHash} = ${codebookHash}), '[]')`;

type Flag = Omit<typeof flags.$inferSelect, 'id' | 'articleId' | 'codebookHash'>;

export const itemColumns = (codebookHash: string) => ({
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
  flags: flagsOf(codebookHash),
});

const sameItem = (codebookHash: string) => and(eq(items.articleId, articles.id), eq(items.codebookHash, codebookHash));

interface Page {
  after?: Cursor | undefined;
  limit: number;
}

/** One page of flagged articles, in the order of their stories. */
export async function listItems(db: Db, codebookHash: string, filter: ItemFilter, { after, limit }: Page) {
  const order = orderOf(filter.sort);
  return db
    .select(itemColumns(codebookHash))
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(and(fits(codebookHash, filter), after && order.afterItem(after)))
    .orderBy(...order.byItem)
    .limit(limit);
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
  return db
    .select(itemColumns(codebookHash))
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
}

/** One article with its flags and every decision on it, oldest first; flagged or not. */
export async function findItem(db: Db, codebookHash: string, id: number) {
  const [item] = await db
    .select({ ...itemColumns(codebookHash), text: articles.text, summary: entries.summary, foundAt: entries.foundAt })
    .from(articles)
    .innerJoin(entries, eq(entries.id, articles.id))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .leftJoin(items, sameItem(codebookHash))
    .where(and(eq(articles.id, id), sql`${articles.text} is not null`));
  return item && { ...item, text: item.text ?? '', history: await listDecisions(db, id) };
}

export type ListedItem = Awaited<ReturnType<typeof searchArticles>>[number];
export type FullItem = NonNullable<Awaited<ReturnType<typeof findItem>>>;
