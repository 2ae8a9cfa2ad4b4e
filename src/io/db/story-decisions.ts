import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from './database.js';
import { storyArticles, storyDecisions } from './schema.js';

export type NewStoryDecision = typeof storyDecisions.$inferInsert;
export type StoryDecisionRow = typeof storyDecisions.$inferSelect;

/** Any number that no other program uses for its own advisory lock. */
const lock = 7_045_113_384;

/** Until the transaction ends, nobody else places or moves articles. */
export async function holdStories(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${lock})`);
}

/** The story of every article in the stories of these articles, by article. */
export async function placementAround(db: Db, articleIds: number[]): Promise<Record<number, number>> {
  const own = alias(storyArticles, 'own');
  const rows = await db
    .selectDistinct({ articleId: storyArticles.articleId, storyId: storyArticles.storyId })
    .from(storyArticles)
    .innerJoin(own, eq(own.storyId, storyArticles.storyId))
    .where(inArray(own.articleId, articleIds));
  return Object.fromEntries(rows.map(({ articleId, storyId }) => [articleId, storyId]));
}

/** Adds a decision, which the database carries out; none is ever changed or removed. Returns its id. */
export async function addStoryDecision(db: Db, decision: NewStoryDecision): Promise<number> {
  const [row] = await db.insert(storyDecisions).values(decision).returning({ id: storyDecisions.id });
  return row!.id;
}

/** The decision that a request stored when it was sent before. */
export async function findStoryRequest(db: Db, request: string): Promise<StoryDecisionRow | undefined> {
  const rows = await db.select().from(storyDecisions).where(eq(storyDecisions.request, request));
  return rows[0];
}

const takenBack = sql<boolean>`exists (select from story_decisions taken where taken.undoes = story_decisions.id)`;

/** A decision that can be taken back: no undo, and not taken back already. */
export async function undoableStoryDecision(db: Db, id: number): Promise<StoryDecisionRow | undefined> {
  const rows = await db
    .select()
    .from(storyDecisions)
    .where(and(eq(storyDecisions.id, id), sql`${storyDecisions.action} <> 'undo' and not ${takenBack}`));
  return rows[0];
}

/** The decisions on the stories that an article was in, latest first, and whether each has been taken back. */
export async function listStoryDecisions(db: Db, articleId: number) {
  return db
    .select({
      id: storyDecisions.id,
      action: storyDecisions.action,
      articleId: storyDecisions.articleId,
      undoes: storyDecisions.undoes,
      reviewer: storyDecisions.reviewer,
      decidedAt: storyDecisions.decidedAt,
      takenBack,
    })
    .from(storyDecisions)
    .where(sql`${storyDecisions.after} ? ${String(articleId)}`)
    .orderBy(desc(storyDecisions.id));
}
