import type { Label } from '../../types.js';
import type { Db } from './database.js';
import { classifications, codebooks, flags } from './schema.js';

/**
 * Stores a judgement with its flags and returns whether it was new. The second
 * of two workers that judged the same article changes nothing. Call it in a transaction.
 */
export async function saveClassification(
  db: Db,
  judged: typeof classifications.$inferInsert,
  labels: Label[],
): Promise<boolean> {
  const rows = await db
    .insert(classifications)
    .values(judged)
    .onConflictDoNothing()
    .returning({ id: classifications.articleId });
  if (rows.length === 0) return false;
  const { articleId, codebookHash } = judged;
  const list = labels.map((label) => ({ ...label, articleId, codebookHash }));
  if (list.length) await db.insert(flags).values(list);
  return true;
}

/** Remembers a codebook version, once. */
export async function saveCodebook(db: Db, codebook: typeof codebooks.$inferInsert): Promise<void> {
  await db.insert(codebooks).values(codebook).onConflictDoNothing();
}
