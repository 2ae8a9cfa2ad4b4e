import { desc, eq } from 'drizzle-orm';
import type { Db } from './database.js';
import { codebooks } from './schema.js';

/** A stored codebook version as JSON, by its hash. */
export async function findCodebook(db: Db, hash: string): Promise<string | undefined> {
  const rows = await db.select({ content: codebooks.content }).from(codebooks).where(eq(codebooks.hash, hash));
  return rows[0]?.content;
}

/** Every version that was ever in force, the newest first. */
export async function listCodebooks(db: Db) {
  const { hash, name, loadedAt } = codebooks;
  return db.select({ hash, name, loadedAt }).from(codebooks).orderBy(desc(loadedAt));
}
