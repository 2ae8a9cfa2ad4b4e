import { asc, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { articles, feeds } from './schema.js';

/** The sources that can be filtered by, by name. */
export async function listSources(db: Db) {
  return db.select({ id: feeds.id, name: feeds.name, alignment: feeds.alignment }).from(feeds).orderBy(asc(feeds.name));
}

/** The languages of the stored articles, found by skipping along their index rather than by reading every row. */
export async function listLanguages(db: Db): Promise<string[]> {
  const result = await db.execute<{ language: string }>(sql`
    with recursive known as (
      select min(${articles.language}) as language from ${articles}
      union all
      select (select min(${articles.language}) from ${articles} where ${articles.language} > known.language) from known
      where known.language is not null
    ) select language from known where language is not null`);
  return result.rows.map(({ language }) => language);
}
