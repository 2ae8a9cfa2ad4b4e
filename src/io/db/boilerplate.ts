import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { boilerplate } from './schema.js';

/** A paragraph in the texts of so many of a host's latest articles is the site's and not theirs. */
const pages = 3;
const latest = 30;
/** Longer ones recur only in copies of whole articles; in characters. */
const longest = 500;
/** Paragraphs per host: those learned at once, and those that are known at most. */
const [learnedAtOnce, most] = [200, 1000];

/** The paragraphs that were known to recur on a host's pages at a time. */
export async function boilerplateOf(db: Db, host: string, at: Date): Promise<string[]> {
  const rows = await db
    .select({ paragraph: boilerplate.paragraph })
    .from(boilerplate)
    .where(and(eq(boilerplate.host, host), lt(boilerplate.learnedAt, at)))
    .orderBy(desc(boilerplate.learnedAt))
    .limit(most);
  return rows.map(({ paragraph }) => paragraph);
}

/** Learns which paragraphs recur in the texts of a host's latest articles. What was learned stays known. */
export async function learnBoilerplate(db: Db, host: string, now: Date): Promise<void> {
  await db.execute(sql`
    with recent as (
      select a.text, a.text_hash from entries e join articles a on a.id = e.id
      where e.host = ${host} and a.text <> '' order by e.id desc limit ${latest}),
    paragraphs as (select text_hash, unnest(string_to_array(text, E'\n')) as paragraph from recent)
    insert into boilerplate (host, paragraph, learned_at)
    select ${host}, paragraph, ${now.toISOString()}::timestamptz from paragraphs
    where length(paragraph) between 1 and ${longest}
    group by paragraph having count(distinct text_hash) >= ${pages}
    limit ${learnedAtOnce}
    on conflict do nothing`);
}
