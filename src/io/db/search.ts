import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './database.js';

const query = (words: string) => sql`websearch_to_tsquery('pg_catalog.russian', search_normal(${words}))`;

/** The condition that an article in the query's `articles` holds the words, in whatever form. */
export const matches = (words: string): SQL => sql`"articles"."search" @@ ${query(words)}`;

/** The stems that the words are searched by. A word that is too common to search by has none. */
export async function searchStems(db: Db, words: string): Promise<string[]> {
  const result = await db.execute<{ stem: string }>(sql`
    select unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', search_normal(${words})))) as stem`);
  return result.rows.map(({ stem }) => stem);
}

/** Those of the candidates that are forms of a stem. */
export async function formsOf(db: Db, stems: string[], candidates: string[]): Promise<Set<string>> {
  if (candidates.length === 0) return new Set();
  const result = await db.execute<{ word: string }>(sql`
    select word from unnest(${sql.param(candidates)}::text[]) word
    where tsvector_to_array(to_tsvector('pg_catalog.russian', search_normal(word))) && ${sql.param(stems)}::text[]`);
  return new Set(result.rows.map(({ word }) => word));
}
