import { eq, sql } from 'drizzle-orm';
import type { Commitment } from '../../types.js';
import type { Db, Store } from './database.js';
import { articles, commitmentSteps, commitments } from './schema.js';

export type NewCommitment = Pick<typeof commitments.$inferInsert, 'title' | 'indicator' | 'articleId'>;
export type NewStep = Omit<typeof commitmentSteps.$inferInsert, 'id' | 'commitmentId'>;

/** Stores a commitment with its first step and returns its id; that of the first time when the request was sent before. */
export async function addCommitment(db: Store['db'], commitment: NewCommitment, step: NewStep): Promise<number> {
  return db.transaction(async (tx) => {
    const known = step.request
      ? await tx
          .select({ id: commitmentSteps.commitmentId })
          .from(commitmentSteps)
          .where(eq(commitmentSteps.request, step.request))
      : [];
    if (known[0]) return known[0].id;
    const [added] = await tx.insert(commitments).values(commitment).returning({ id: commitments.id });
    await tx.insert(commitmentSteps).values({ ...step, commitmentId: added!.id });
    return added!.id;
  });
}

/** Adds a step; none is ever changed or removed. One that was sent before is not added again. */
export async function addStep(db: Db, commitmentId: number, step: NewStep): Promise<void> {
  await db
    .insert(commitmentSteps)
    .values({ ...step, commitmentId })
    .onConflictDoNothing({ target: commitmentSteps.request });
}

/** Every commitment as it stands, or as it stood at an instant; of an article's story alone when one is given. */
export async function listCommitments(
  db: Db,
  { asOf, articleId }: { asOf?: Date | undefined; articleId?: number } = {},
): Promise<Commitment[]> {
  const until = asOf ? sql`and taken_at <= ${asOf.toISOString()}` : sql``;
  const story = sql`(select story_id from story_articles where article_id = ${articleId ?? 0})`;
  const told = sql`(select ${articleId ?? 0}::bigint union select article_id from story_articles where story_id = ${story})`;
  const where = articleId
    ? sql`where c.article_id in ${told} or exists (
        select from commitment_steps where commitment_id = c.id and article_id in ${told})`
    : sql``;
  const { rows } = await db.execute<Commitment & Record<string, unknown>>(sql`
    select c.id::int as id, c.title, c.indicator, c.article_id::int as "articleId", a.language, s.state, s.due_on::text as "dueOn",
      s.id::int as "stepId", s.reviewer, to_json(s.taken_at) #>> '{}' as "takenAt"
    from commitments c join articles a on a.id = c.article_id
      join lateral (select * from commitment_steps where commitment_id = c.id ${until} order by id desc limit 1) s on true
    ${where} order by s.due_on, c.id`);
  return rows;
}

/** A commitment's steps, oldest first, with the headline of the article that shows each. */
export async function listSteps(db: Db, commitmentId: number) {
  const { id, state, dueOn, articleId, note, reviewer, takenAt } = commitmentSteps;
  return db
    .select({
      ...{ id, state, dueOn, articleId, note, reviewer, takenAt },
      title: articles.title,
      language: articles.language,
    })
    .from(commitmentSteps)
    .leftJoin(articles, eq(articles.id, articleId))
    .where(eq(commitmentSteps.commitmentId, commitmentId))
    .orderBy(id);
}
