import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles, classifications, decisions, entries, feeds, flags } from './schema.js';

export const reviewStates = ['open', 'accepted', 'dismissed', 'all'] as const;
export type ReviewState = (typeof reviewStates)[number];

const verdict = sql<'accepted' | 'dismissed' | null>`(
  select ${decisions.verdict} from ${decisions} where ${decisions.articleId} = ${articles.id} order by ${decisions.id} desc limit 1)`;
const time = sql<Date>`coalesce(${articles.publishedAt}, ${articles.fetchedAt})`.mapWith(articles.fetchedAt);

const columns = {
  id: articles.id,
  title: articles.title,
  text: articles.text,
  url: articles.url,
  language: articles.language,
  authors: articles.authors,
  time,
  score: classifications.score,
  source: sql<string>`coalesce(${feeds.name}, ${entries.host})`,
  alignment: feeds.alignment,
  reliability: feeds.reliability,
  verdict: verdict.as('verdict'),
};

function flagged(db: Db, codebookHash: string) {
  return db
    .select(columns)
    .from(classifications)
    .innerJoin(articles, eq(articles.id, classifications.articleId))
    .innerJoin(entries, eq(entries.id, articles.id))
    .leftJoin(feeds, eq(feeds.id, entries.feedId))
    .$dynamic()
    .where(and(eq(classifications.codebookHash, codebookHash), classifications.relevant));
}

/** One page of flagged articles, newest first, each with its flags. */
export async function listFlagged(
  db: Db,
  codebookHash: string,
  page: { state: ReviewState; offset: number; limit: number },
) {
  const wanted =
    { open: sql`${verdict} is null`, all: sql`true` }[page.state as 'open' | 'all'] ?? sql`${verdict} = ${page.state}`;
  const rows = await flagged(db, codebookHash)
    .where(and(eq(classifications.codebookHash, codebookHash), classifications.relevant, wanted))
    .orderBy(desc(time), desc(articles.id))
    .limit(page.limit)
    .offset(page.offset);
  const found = rows.length
    ? await db
        .select()
        .from(flags)
        .where(
          sql`${flags.codebookHash} = ${codebookHash} and ${flags.articleId} = any(${sql.param(rows.map(({ id }) => id))})`,
        )
        .orderBy(desc(flags.score))
    : [];
  return rows.map((row) => ({ ...row, flags: found.filter(({ articleId }) => articleId === row.id) }));
}

/** One flagged article with its flags and every decision on it, oldest first. */
export async function findFlagged(db: Db, codebookHash: string, id: number) {
  const [row] = await flagged(db, codebookHash).where(
    and(eq(classifications.codebookHash, codebookHash), classifications.relevant, eq(articles.id, id)),
  );
  if (!row) return undefined;
  const found = await db
    .select()
    .from(flags)
    .where(and(eq(flags.codebookHash, codebookHash), eq(flags.articleId, id)))
    .orderBy(desc(flags.score));
  const history = await db.select().from(decisions).where(eq(decisions.articleId, id)).orderBy(decisions.id);
  return { ...row, flags: found, history };
}

export type FlaggedArticle = Awaited<ReturnType<typeof listFlagged>>[number];
