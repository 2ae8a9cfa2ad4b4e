import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { type Cursor, fits, type ItemFilter, orderOf } from './item-filter.js';
import { itemsById, type ListedItem } from './review.js';
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
  db: Db,
  codebookHash: string,
  filter: ItemFilter,
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<QueuedStory[]> {
  const order = orderOf(filter.sort);
  const best = sql<number>`(array_agg(${items.articleId} order by ${items.score} desc, ${items.articleId}))[1]`;
  const found = await db
    .select({ id: items.storyId, lead: best.mapWith(Number) })
    .from(items)
    .where(and(fits(codebookHash, filter), after && order.afterStory(after)))
    .groupBy(order.column, items.storyId)
    .orderBy(...order.byStory)
    .limit(limit);
  if (found.length === 0) return [];
  const [leads, reports] = await Promise.all([
    itemsById(
      db,
      codebookHash,
      found.map(({ lead }) => lead),
    ),
    storyItems(
      db,
      codebookHash,
      found.map(({ id }) => id),
    ),
  ]);
  return found.flatMap((story) => {
    const lead = leads.find(({ id }) => id === story.lead);
    return lead ? { lead, reports: reports.filter(({ storyId }) => storyId === story.id) } : [];
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

/** The flagged articles of stories, oldest first. */
export async function storyItems(db: Db, codebookHash: string, stories: number[]) {
  return db
    .select({
      id: items.articleId,
      storyId: items.storyId,
      title: sql<string>`coalesce(${articles.title}, ${entries.title})`,
      language: items.language,
      time: items.time,
      source: sql<string>`coalesce(${feeds.name}, ${entries.host})`,
      family: sql<string>`coalesce(${feeds.family}, ${entries.host})`,
      alignment: feeds.alignment,
      reliability: feeds.reliability,
      textHash: articles.textHash,
      labels: items.labels,
      state: items.state,
      wakeAt: items.wakeAt,
      version: items.version,
    })
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, items.articleId))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(and(eq(items.codebookHash, codebookHash), inArray(items.storyId, stories)))
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
    select id, title, source from (
      select distinct on (i.story_id) i.article_id::int as id, coalesce(a.title, '') as title, coalesce(f.name, e.host) as source,
        i.labels && own.labels as alike, abs(extract(epoch from i.time - own.time)) as apart
      from items own join items i on i.codebook_hash = own.codebook_hash
          and i.time between own.time - interval '3 days' and own.time + interval '3 days'
        join articles a on a.id = i.article_id join entries e on e.id = i.article_id left join feeds f on f.id = i.feed_id
      where own.codebook_hash = ${codebookHash} and own.article_id = ${articleId} and i.story_id <> own.story_id
      order by i.story_id, i.score desc) near
    order by alike desc, apart limit 12`);
  return rows;
}
