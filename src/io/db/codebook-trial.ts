import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles, classifications, flags, items } from './schema.js';

/** The next classified articles after an id, with their text, their labels by this codebook and what reviewers made of them. */
export async function judgedArticles(db: Db, codebookHash: string, after: number, limit: number) {
  return db
    .select({
      id: articles.id,
      title: sql<string>`coalesce(${articles.title}, '')`,
      text: sql<string>`coalesce(${articles.text}, '')`,
      language: articles.language,
      publishedAt: articles.publishedAt,
      labels: sql<string[]>`array(select distinct ${flags.indicator} || '/' || ${flags.direction} from ${flags}
        where ${flags.articleId} = ${articles.id} and ${flags.codebookHash} = ${codebookHash})`,
      state: items.state,
    })
    .from(classifications)
    .innerJoin(articles, eq(articles.id, classifications.articleId))
    .leftJoin(items, and(eq(items.articleId, articles.id), eq(items.codebookHash, codebookHash)))
    .where(and(eq(classifications.codebookHash, codebookHash), isNotNull(articles.text), gt(articles.id, after)))
    .orderBy(articles.id)
    .limit(limit);
}
