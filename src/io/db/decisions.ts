import { and, desc, eq, sql } from 'drizzle-orm';
import type { Review } from '../../types.js';
import type { Db } from './database.js';
import { articles, decisions } from './schema.js';

export type NewDecision = typeof decisions.$inferInsert;
export type DecisionRow = typeof decisions.$inferSelect;

/** Adds a decision; none is ever changed or removed. Returns its id. */
export async function addDecision(db: Db, decision: NewDecision): Promise<number> {
  const [row] = await db.insert(decisions).values(decision).returning({ id: decisions.id });
  return row!.id;
}

/**
 * Where the review of an article stands, held until the transaction ends so that no
 * other decision comes between. `version` is the latest decision's id. Undefined when there is no such article.
 */
export async function holdReview(
  db: Db,
  articleId: number,
): Promise<{ review: Review | undefined; version: number } | undefined> {
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.id, articleId), sql`${articles.text} is not null`))
    .for('no key update');
  if (rows.length === 0) return undefined;
  const last = await lastDecision(db, articleId);
  return { review: last?.after, version: last?.id ?? 0 };
}

async function lastDecision(db: Db, articleId: number): Promise<DecisionRow | undefined> {
  const rows = await db
    .select()
    .from(decisions)
    .where(eq(decisions.articleId, articleId))
    .orderBy(desc(decisions.id))
    .limit(1);
  return rows[0];
}

/** The decision that a request stored when it was sent before. */
export async function findRequest(db: Db, request: string, articleId: number): Promise<DecisionRow | undefined> {
  const rows = await db
    .select()
    .from(decisions)
    .where(and(eq(decisions.request, request), eq(decisions.articleId, articleId)));
  return rows[0];
}

/** The latest decision of a user on an article that changed something and was not taken back. */
export async function lastUndoable(db: Db, reviewer: string, articleId: number): Promise<DecisionRow | undefined> {
  const rows = await db
    .select()
    .from(decisions)
    .where(
      sql`${decisions.reviewer} = ${reviewer} and ${decisions.articleId} = ${articleId} and ${decisions.action} not in ('undo', 'note')
        and not exists (select from decisions u where u.undoes = ${decisions.id})`,
    )
    .orderBy(desc(decisions.id))
    .limit(1);
  return rows[0];
}

/** Every decision on an article, oldest first. */
export async function listDecisions(db: Db, articleId: number): Promise<DecisionRow[]> {
  return db.select().from(decisions).where(eq(decisions.articleId, articleId)).orderBy(decisions.id);
}
