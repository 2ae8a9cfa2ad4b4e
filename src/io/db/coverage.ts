import { sql } from 'drizzle-orm';
import type { Db } from './database.js';

/** Days before a window that tell how much each source usually brings. */
const usualDays = 28;

/** Fewer days than this tell nothing about what is usual. */
const leastDays = 7;

/** What was read in a window, which sources brought how much, and which fail now. */
export async function readCoverage(db: Db, codebookHash: string, window: { since: Date; until: Date }) {
  const [since, until] = [window.since.toISOString(), window.until.toISOString()];
  const counts = await db.execute<Record<'articles' | 'unread' | 'unjudged', number>>(sql`
    select count(a.text)::int as articles,
      count(*) filter (where a.text is null and a.failure is not null)::int as unread,
      count(*) filter (where a.text is not null and c.article_id is null)::int as unjudged
    from entries e left join articles a using (id)
      left join classifications c on c.article_id = a.id and c.codebook_hash = ${codebookHash}
    where e.found_at > ${since} and e.found_at <= ${until}`);
  // The first day of a source brings its whole backlog, so what is usual is counted from the second.
  const sources = await db.execute<{
    id: string;
    name: string;
    failure: string | null;
    entries: number;
    expected: number;
  }>(sql`
    select f.id, f.name, p.failure, e.entries,
      case when f.days >= ${leastDays} then e.before / f.days
        * extract(epoch from ${until}::timestamptz - ${since}::timestamptz)::float8 / 86400 else 0 end as expected
    from (select *, least(${usualDays}, extract(epoch from ${since}::timestamptz - (added_at + interval '1 day')) / 86400)::float8 as days
      from feeds where not paused and origin <> 'gone') f
    left join polls p on p.feed_id = f.id
    cross join lateral (
      select count(*) filter (where found_at > ${since} and found_at <= ${until})::int as entries,
        count(*) filter (where found_at <= ${since} and found_at > f.added_at + interval '1 day')::int as before
      from entries where feed_id = f.id
        and found_at > ${since}::timestamptz - make_interval(days => ${usualDays}) and found_at <= ${until}) e
    order by f.name`);
  const voices = await db.execute<{ alignment: string }>(sql`
    select distinct f.alignment from entries e join articles a using (id) join feeds f on f.id = e.feed_id
    where e.found_at > ${since} and e.found_at <= ${until} and a.text is not null and f.alignment is not null order by 1`);
  const rows = sources.rows;
  return {
    ...counts.rows[0]!,
    alignments: voices.rows.map(({ alignment }) => alignment),
    sources: rows.length,
    reporting: rows.filter(({ entries }) => entries > 0).length,
    quiet: rows
      .filter(({ failure }) => failure === null)
      .map(({ id, name, entries, expected }) => ({ id, name, entries, expected })),
    failed: rows.flatMap(({ id, name, failure }) => (failure === null ? [] : [{ id, name, reason: failure }])),
  };
}
