import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Store } from './database.js';
import { type Cursor, fits, type ItemFilter, orderOf } from './item-filter.js';
import { itemColumns, type ListedItem } from './review.js';
import { articles, entries, feeds, items } from './schema.js';

/** A flagged article as it stands beneath its story. */
export type StoryItem = Awaited<ReturnType<typeof storyItems>>[number];

/** One event: the article that fits the filter best, and every flagged article on it, oldest first. */
export interface QueuedStory {
  lead: ListedItem;
  reports: StoryItem[];
}

/** One page of the stories with an item that fits the filter, in the filter's order. */
export async function listStories(
  db: Store['db'],
  codebookHash: string,
  filter: ItemFilter,
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<QueuedStory[]> {
  const order = orderOf(filter.sort);
  const page = db.$with('page').as(
    db
      .select({
        story: sql<number>`${items.storyId}`.as('story'),
        lead: sql<number>`(array_agg(${items.articleId} order by ${items.score} desc, ${items.articleId}))[1]`.as(
          'lead',
        ),
        place: sql<number>`row_number() over (order by ${sql.join(order.byStory, sql`, `)})`
          .mapWith(Number)
          .as('place'),
      })
      .from(items)
      .where(and(fits(codebookHash, filter), after && order.afterStory(after)))
      .groupBy(order.column, items.storyId)
      .orderBy(...order.byStory)
      .limit(limit),
  );
  const columns = itemColumns(codebookHash);
  const leads = sql`${items.articleId} = ${page.lead}`;
  // Texts and flags are heavy, and shown of the leading articles alone.
  const rows = await db
    .with(page)
    .select({
      ...columns,
      ...beneath,
      text: sql<string>`case when ${leads} then ${columns.text} else '' end`,
      flags: sql<ListedItem['flags']>`case when ${leads} then ${columns.flags} else '[]' end`,
      leads: sql<boolean>`${leads}`,
      place: page.place,
    })
    .from(page)
    .innerJoin(items, and(eq(items.storyId, page.story), eq(items.codebookHash, codebookHash)))
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .orderBy(page.place, asc(items.time), asc(items.articleId));
  return [...new Set(rows.map(({ place }) => place))].flatMap((place) => {
    const reports = rows.filter((row) => row.place === place);
    const lead = reports.find((report) => report.leads);
    return lead ? { lead, reports } : [];
  });
}

/** How many stories have an item that fits the filter, counted no further than `most`. */
export async function countStories(db: Db, codebookHash: string, filter: ItemFilter, most: number): Promise<number> {
  const { column } = orderOf('newest');
  const result = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from ${items} where ${fits(codebookHash, filter)}
      group by ${column}, ${items.storyId} order by ${column} desc, ${items.storyId} desc limit ${most}) found`,
  );
  return result.rows[0]?.count ?? 0;
}

/** The hash of the text that an article repeats, or of its own. */
const originalText = sql<string | null>`coalesce((select original.text_hash
  from story_articles placed join articles original on original.id = placed.copy_of where placed.article_id = ${items.articleId}), ${articles.textHash})`;

/** What an article beneath its story shows. */
const beneath = {
  id: items.articleId,
  storyId: items.storyId,
  title: sql<string>`coalesce(${articles.title}, ${entries.title})`,
  language: items.language,
  time: items.time,
  source: sql<string>`coalesce(${feeds.name}, ${entries.host})`,
  family: sql<string>`coalesce(${feeds.family}, ${entries.host})`,
  alignment: feeds.alignment,
  reliability: feeds.reliability,
  textHash: originalText,
  labels: items.labels,
  state: items.state,
  wakeAt: items.wakeAt,
  version: items.version,
};

/** The flagged articles of a story, oldest first. */
export async function storyItems(db: Db, codebookHash: string, story: number) {
  return db
    .select(beneath)
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(and(eq(items.codebookHash, codebookHash), eq(items.storyId, story)))
    .orderBy(asc(items.time), asc(items.articleId));
}

/** The best article of another story. */
export interface NearStory extends Record<string, unknown> {
  id: number;
  title: string;
  source: string;
}

/** Stories within three days of an item that may tell of the same event: those with the same labels first, then the nearest in time. */
export async function nearStories(db: Db, codebookHash: string, articleId: number): Promise<NearStory[]> {
  const { rows } = await db.execute<NearStory>(sql`
    with near as (
      select i.article_id, i.score, i.story_id, i.labels && own.labels as alike, abs(extract(epoch from i.time - own.time)) as apart
      from items own join items i on i.codebook_hash = own.codebook_hash and i.story_id <> own.story_id
        and i.time between own.time - interval '3 days' and own.time + interval '3 days'
      where own.codebook_hash = ${codebookHash} and own.article_id = ${articleId}
      order by alike desc, apart limit 60
    ), best as (select distinct on (story_id) * from near order by story_id, score desc)
    select a.id::int as id, coalesce(a.title, '') as title, coalesce(f.name, e.host) as source
    from best join articles a on a.id = best.article_id join entries e on e.id = a.id left join feeds f on f.id = e.feed_id
    order by alike desc, apart limit 12`);
  return rows;
}
