import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles, classifications, decisions, entries, feeds, flags } from './schema.js';
import { storyKey } from './stories.js';

export interface Window {
  since: Date;
  until: Date;
}

/**
 * The articles of every story that was judged relevant or decided on in a window, as they stood at its end, with
 * their flags and decisions.
 */
export async function readWindow(db: Db, codebookHash: string, { since, until }: Window) {
  const [from, to] = [since.toISOString(), until.toISOString()];
  const touched = sql`(
    select ${storyKey} from ${classifications} join ${articles} on ${articles.id} = ${classifications.articleId}
    where ${classifications.codebookHash} = ${codebookHash} and ${classifications.relevant}
      and ${classifications.classifiedAt} > ${from} and ${classifications.classifiedAt} <= ${to}
    union
    select ${storyKey} from ${decisions} join ${articles} on ${articles.id} = ${decisions.articleId}
    where ${decisions.decidedAt} > ${from} and ${decisions.decidedAt} <= ${to})`;
  const found = await db
    .select({
      storyId: storyKey,
      id: articles.id,
      title: sql<string>`coalesce(${articles.title}, '')`,
      text: sql<string>`coalesce(${articles.text}, '')`,
      language: articles.language,
      publishedAt: sql<Date>`coalesce(${articles.publishedAt}, ${articles.fetchedAt})`.mapWith(articles.fetchedAt),
      knownAt: classifications.classifiedAt,
      source: sql<string>`coalesce(${feeds.name}, ${entries.host})`,
      family: sql<string>`coalesce(${feeds.family}, ${entries.host})`,
      alignment: feeds.alignment,
    })
    .from(classifications)
    .innerJoin(articles, eq(articles.id, classifications.articleId))
    .innerJoin(entries, eq(entries.id, articles.id))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .where(
      sql`${classifications.codebookHash} = ${codebookHash} and ${classifications.relevant}
        and ${classifications.classifiedAt} <= ${to} and ${storyKey} in ${touched}`,
    )
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
    flags: labels.filter(({ articleId }) => articleId === article.id),
    decisions: decided
      .filter(({ articleId }) => articleId === article.id)
      .map((decision) => ({ ...decision, decidedAt: decision.decidedAt.toISOString() })),
  }));
}

/** Stories by the day on which they were first published, for the days of a zone before an instant. */
export async function readPast(db: Db, codebookHash: string, before: Date, zone: string, days: number) {
  const { rows } = await db.execute<{ date: string; strengthens: number; weakens: number }>(sql`
    with label as (
      select distinct on (a.key) a.key, a.at, f.direction
      from (select ${storyKey} as key, ${articles.id} as id, coalesce(${articles.publishedAt}, ${articles.fetchedAt}) as at
          from ${classifications} join ${articles} on ${articles.id} = ${classifications.articleId}
          where ${classifications.codebookHash} = ${codebookHash} and ${classifications.relevant}
            and coalesce(${articles.publishedAt}, ${articles.fetchedAt}) <= ${before.toISOString()}
            and coalesce(${articles.publishedAt}, ${articles.fetchedAt}) > ${before.toISOString()}::timestamptz - make_interval(days => ${days + 1})) a
      join flags f on f.article_id = a.id and f.codebook_hash = ${codebookHash}
      where (select verdict from decisions d where d.article_id = a.id order by d.id desc limit 1) is distinct from 'dismissed'
      order by a.key, f.score desc, a.at)
    select to_char(day, 'YYYY-MM-DD') as date,
      count(*) filter (where direction = 'strengthens')::int as strengthens,
      count(*) filter (where direction = 'weakens')::int as weakens
    from (select (${before.toISOString()}::timestamptz at time zone ${zone})::date - n as day from generate_series(1, ${days}) n) d
    left join label on (label.at at time zone ${zone})::date = day
    group by day order by day`);
  return rows;
}
