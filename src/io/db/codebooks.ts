import { eq } from 'drizzle-orm';
import type { Db } from './database.js';
import { codebooks } from './schema.js';

/** A stored codebook version as JSON, by its hash. */
export async function findCodebook(db: Db, hash: string): Promise<string | undefined> {
  const rows = await db.select({ content: codebooks.content }).from(codebooks).where(eq(codebooks.hash, hash));
  return rows[0]?.content;
}
