import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles, classifications, decisions, entries, feeds, flags, items } from './schema.js';
import { voice } from './stories.js';

const judged = and(
  eq(classifications.articleId, items.articleId),
  eq(classifications.codebookHash, items.codebookHash),
  classifications.relevant,
);

/** When the monitor flagged it, or a reviewer labelled what it had not. */
const known = sql<Date>`coalesce(${classifications.classifiedAt}, ${items.addedAt})`.mapWith(items.addedAt);

export interface Window {
  since: Date;
  until: Date;
}

/**
 * The articles of every story that was flagged or decided on in a window, as they stood at its end, with
 * their flags and decisions.
 */
export async function readWindow(db: Db, codebookHash: string, { since, until }: Window) {
  const [from, to] = [since.toISOString(), until.toISOString()];
  const touched = sql`(
    select story_id from items where article_id in (
      select article_id from classifications where relevant and classified_at > ${from} and classified_at <= ${to}
      union select article_id from decisions where decided_at > ${from} and decided_at <= ${to}))`;
  const found = await db
    .select({
      storyId: sql<string>`${items.storyId}::text`,
      placed: sql<boolean>`exists (select from story_articles where article_id = ${articles.id})`,
      id: articles.id,
      url: entries.url,
      title: sql<string>`coalesce(${articles.title}, '')`,
      text: sql<string>`coalesce(${articles.text}, '')`,
      language: articles.language,
      publishedAt: sql<Date>`coalesce(${articles.publishedAt}, ${articles.fetchedAt})`.mapWith(articles.fetchedAt),
      knownAt: known,
      source: sql<string>`coalesce(${feeds.name}, ${entries.host})`,
      family: voice,
      alignment: feeds.alignment,
    })
    .from(items)
    .innerJoin(articles, eq(articles.id, items.articleId))
    .innerJoin(entries, eq(entries.id, articles.id))
    .leftJoin(classifications, judged)
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(sql`${items.codebookHash} = ${codebookHash} and ${known} <= ${to} and ${items.storyId} in ${touched}`)
    .orderBy(articles.id);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const labels = await db
    .select()
    .from(flags)
    .where(and(eq(flags.codebookHash, codebookHash), inArray(flags.articleId, ids)))
    .orderBy(flags.id);
  const decided = await db
    .select()
    .from(decisions)
    .where(and(inArray(decisions.articleId, ids), sql`${decisions.decidedAt} <= ${to}`))
    .orderBy(decisions.id);
  return found.map((article) => ({
    ...article,
    publishedAt: article.publishedAt.toISOString(),
    knownAt: article.knownAt.toISOString(),
    flags: labels.filter(({ articleId }) => articleId === article.id).map((flag) => ({ ...flag, ref: `F${flag.id}` })),
    decisions: decided
      .filter(({ articleId }) => articleId === article.id)
      .map(({ id, verdict, reviewer, decidedAt, after }) => {
        return { id, verdict, reviewer, labels: after.labels, decidedAt: decidedAt.toISOString() };
      }),
  }));
}

/** Stories by the day on which they were published, for the days of a zone before an instant. */
export async function readPast(db: Db, codebookHash: string, before: Date, zone: string, days: number) {
  const end = before.toISOString();
  const { rows } = await db.execute<{ date: string; strengthens: number; weakens: number }>(sql`
    with story as (
      select distinct on (story_id) time as at,
        (select count(*) filter (where label like '%/weakens') * 2 > count(*) from unnest(${items.labels}) label) as weakens
      from items where ${items.codebookHash} = ${codebookHash} and ${items.state} <> 'dismissed'
        and ${items.time} > ${end}::timestamptz - make_interval(days => ${days + 1}) and ${items.time} <= ${end}
      order by story_id, time)
    select to_char(day, 'YYYY-MM-DD') as date,
      count(*) filter (where not weakens)::int as strengthens, count(*) filter (where weakens)::int as weakens
    from (select (${end}::timestamptz at time zone ${zone})::date - n as day from generate_series(1, ${days}) n) d
    left join story on (story.at at time zone ${zone})::date = day
    group by day order by day`);
  return rows;
}
