import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { listDecisions } from './decisions.js';
import { articles, entries, feeds, flags, items } from './schema.js';
import { matches } from './search.js';

export const queueStates = ['open', 'escalated', 'snoozed', 'accepted', 'dismissed', 'all'] as const;
export type QueueState = (typeof queueStates)[number];

export interface ItemFilter {
  state: QueueState;
  /** "indicator/direction": one of them must be among the item's. Undefined: any. */
  labels?: string[] | undefined;
  language?: string | undefined;
  /** A feed's id. */
  source?: string | undefined;
  alignment?: string | undefined;
  assignee?: string | undefined;
  from?: Date | undefined;
  /** Excluded. */
  until?: Date | undefined;
  /** Words that must occur, as a search engine reads them. */
  search?: string | undefined;
  sort: 'newest' | 'oldest' | 'score';
}

/** The last item of the page before: its sort value and its id. */
export interface Cursor {
  value: string;
  id: number;
}

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
  state: items.state,
  version: items.version,
  assignee: items.assignee,
  wakeAt: items.wakeAt,
  edited: items.edited,
};

const sameItem = (codebookHash: string) => and(eq(items.articleId, articles.id), eq(items.codebookHash, codebookHash));

/** One page of flagged items in the filter's order. The unit is the article; grouping by story belongs here. */
export async function listItems(
  db: Db,
  codebookHash: string,
  filter: ItemFilter,
  page: { after?: Cursor | undefined; limit: number },
) {
  const [column, direction] = (
    { newest: [items.time, desc], oldest: [items.time, asc], score: [items.score, desc] } as const
  )[filter.sort];
  const cast = column === items.time ? sql`timestamptz` : sql`double precision`;
  const before = filter.sort === 'oldest' ? sql`>` : sql`<`;
  const { after } = page;
  const rows = await db
    .select(columns)
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(
      and(
        eq(items.codebookHash, codebookHash),
        ...conditions(filter),
        after && sql`(${column}, ${items.articleId}) ${before} (${after.value}::${cast}, ${after.id}::bigint)`,
      ),
    )
    .orderBy(direction(column), direction(items.articleId))
    .limit(page.limit);
  return withFlags(db, codebookHash, rows);
}

/** How many items the filter leaves, counted no further than `most`. */
export async function countItems(db: Db, codebookHash: string, filter: ItemFilter, most: number): Promise<number> {
  const wanted = and(eq(items.codebookHash, codebookHash), ...conditions(filter));
  const result = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from ${items} where ${wanted} limit ${most}) found`,
  );
  return result.rows[0]?.count ?? 0;
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
  page: { after?: Cursor | undefined; limit: number },
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
        page.after && sql`(${time}, ${articles.id}) < (${page.after.value}::timestamptz, ${page.after.id}::bigint)`,
      ),
    )
    .orderBy(desc(time), desc(articles.id))
    .limit(page.limit);
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

const awake = sql`(${items.wakeAt} is null or ${items.wakeAt} <= now())`;

function conditions(filter: ItemFilter): (SQL | undefined)[] {
  const { state, labels, language, source, alignment, assignee, from, until, search } = filter;
  const inState: Partial<Record<QueueState, SQL | undefined>> = {
    all: undefined,
    open: and(eq(items.state, 'open'), awake),
    snoozed: and(eq(items.state, 'open'), sql`not ${awake}`),
  };
  return [
    state in inState ? inState[state] : sql`${items.state} = ${state}`,
    labels && sql`${items.labels} && ${sql.param(labels)}::text[]`,
    language ? eq(items.language, language) : undefined,
    source ? eq(items.feedId, source) : undefined,
    alignment ? sql`${items.feedId} in (select id from ${feeds} where ${feeds.alignment} = ${alignment})` : undefined,
    assignee ? eq(items.assignee, assignee) : undefined,
    from && sql`${items.time} >= ${from}`,
    until && sql`${items.time} < ${until}`,
    search
      ? sql`exists (select from ${articles} where ${articles.id} = ${items.articleId} and ${matches(search)})`
      : undefined,
  ];
}

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
