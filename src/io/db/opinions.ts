import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { items, opinions } from './schema.js';

/** Which articles are coded twice, drawn once and for all by a multiplicative hash of their ids (Knuth). */
const drawn = (percent: number): SQL =>
  sql`mod(${items.articleId} * 2654435761, 4294967296) < ${Math.round(percent * 42_949_672.96)}`;

/** Items that another reviewer has decided, that this one has never touched, and that nobody has given a second opinion on. */
const waiting = (codebookHash: string, userId: number, percent: number): SQL => sql`
  ${items} where ${items.codebookHash} = ${codebookHash} and ${items.state} in ('accepted', 'dismissed') and ${drawn(percent)}
    and not exists (select from decisions where article_id = ${items.articleId} and user_id = ${userId})
    and not exists (select from opinions where article_id = ${items.articleId})`;

/** The article that waits longest for this reviewer's second opinion, and how many wait. */
export async function nextForOpinion(db: Db, codebookHash: string, userId: number, percent: number) {
  const { rows } = await db.execute<{ id: number; waiting: number }>(sql`
    select ${items.articleId}::int as id, count(*) over ()::int as waiting from ${waiting(codebookHash, userId, percent)}
    order by ${items.version} limit 1`);
  return { articleId: rows[0]?.id, waiting: rows[0]?.waiting ?? 0 };
}

/** Stores a second opinion on an article that waits for one, and returns whether it still did. */
export async function addOpinion(
  db: Db,
  codebookHash: string,
  percent: number,
  opinion: Pick<typeof opinions.$inferInsert, 'articleId' | 'userId' | 'verdict' | 'labels'>,
): Promise<boolean> {
  const { articleId, userId, verdict, labels } = opinion;
  const { rowCount } = await db.execute(sql`
    insert into ${opinions} (article_id, user_id, decision_id, verdict, labels)
    select ${items.articleId}, ${userId}, ${items.version}, ${verdict}, ${sql.param(labels)}::text[]
    from ${waiting(codebookHash, userId, percent)} and ${items.articleId} = ${articleId}
    on conflict do nothing`);
  return rowCount === 1;
}

const labelsOfDecision = sql`case when jsonb_typeof(d.after->'labels') = 'array' then edited_labels(d.after->'labels')
  else flagged_labels(d.article_id, d.codebook_hash) end`;

/** Every article that was coded twice, with what each of the two said. */
export async function doubleCodings(db: Db) {
  const { rows } = await db.execute<{ first: boolean; firstLabels: string[]; second: boolean; secondLabels: string[] }>(
    sql`select d.verdict = 'accepted' as first, ${labelsOfDecision} as "firstLabels",
      o.verdict = 'accepted' as second, o.labels as "secondLabels"
    from opinions o join decisions d on d.id = o.decision_id`,
  );
  return rows.map(({ first, firstLabels, second, secondLabels }) => ({
    first: { relevant: first, labels: firstLabels },
    second: { relevant: second, labels: secondLabels },
  }));
}

/**
 * The classifier's labels on decided articles, by indicator and language: how many there were, and how many of them
 * a reviewer accepted with the article and left as they were.
 */
export async function decidedLabels(db: Db, codebookHash: string) {
  const { rows } = await db.execute<{ indicator: string; language: string; given: number; kept: number }>(sql`
    select f.indicator, coalesce(i.language, '') as language, count(*)::int as given,
      count(*) filter (where i.state = 'accepted' and f.indicator || '/' || f.direction = any (i.labels))::int as kept
    from items i join flags f on f.article_id = i.article_id and f.codebook_hash = i.codebook_hash
    where i.codebook_hash = ${codebookHash} and i.state in ('accepted', 'dismissed') group by 1, 2 order by 1, 2`);
  return rows;
}
