import { eq, type SQL, sql } from 'drizzle-orm';
import type { Direction, Status } from '../../types.js';
import type { Db, Store } from './database.js';
import { articles, trendStates } from './schema.js';
import { ownStoryKey, storyKey } from './stories.js';

export interface TrendRange {
  /** First and last day, as YYYY-MM-DD in UTC. */
  from: string;
  to: string;
  period: 'day' | 'week' | 'month';
}

const refreshLock = 7_045_113_383;

/** Changes are looked for from a little before the last refresh: a transaction may commit after one that began later. */
const overlap = sql`interval '10 minutes'`;

/** Brings the derived tables up to date and returns whether it did; another process may be at it. */
export async function refreshTrend(db: Store['db'], codebookHash: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${refreshLock}) as free`);
    if (!rows[0]?.free) return false;
    const since = sql`coalesce((select refreshed_at from trend_states where codebook_hash = ${codebookHash}), '-infinity') - ${overlap}`;
    await tx.execute(sql`
      create temp table touched on commit drop as
      select distinct unnest(array[${storyKey}, ${ownStoryKey}]) as story from items join articles on articles.id = items.article_id
        left join classifications c on c.article_id = items.article_id and c.codebook_hash = items.codebook_hash
        left join story_articles placed on placed.article_id = items.article_id
        left join decisions d on d.article_id = items.article_id and d.decided_at > ${since}
      where items.codebook_hash = ${codebookHash}
        and (items.added_at > ${since} or c.classified_at > ${since} or placed.placed_at > ${since} or d.id is not null)`);
    await tx.execute(sql`
      delete from trend_points where codebook_hash = ${codebookHash} and story in (select story from touched)`);
    await tx.execute(sql`
      insert into trend_points ${points(codebookHash, sql`${storyKey} in (select story from touched)`)}`);
    await refreshCoverage(tx, since);
    await tx.execute(sql`
      insert into trend_states values (${codebookHash}, now())
      on conflict (codebook_hash) do update set refreshed_at = excluded.refreshed_at`);
    return true;
  });
}

async function refreshCoverage(db: Db, since: SQL): Promise<void> {
  const days = sql`select distinct (coalesce(published_at, fetched_at) at time zone 'UTC')::date from articles
    where text is not null and fetched_at > ${since}`;
  await db.execute(sql`delete from coverage_days where day in (${days})`);
  await db.execute(sql`insert into coverage_days ${coverage(sql`a.day in (${days})`)}`);
}

/** Articles read, by day of publication and perspective. */
const coverage = (where: SQL) => sql`
  select a.day, coalesce(f.alignment, 'unknown'), count(*)::int
  from (select id, fetched_at, (coalesce(published_at, fetched_at) at time zone 'UTC')::date as day
      from articles where text is not null) a
    join entries e on e.id = a.id left join feeds f on f.id = e.feed_id
  where ${where} group by 1, 2`;

/**
 * Stories with their labels as they count now, or as they counted at an instant: of what had been found by then,
 * with the decisions made by then. A story that a reviewer dismissed has no points.
 */
function points(codebookHash: string, where: SQL, asOf?: Date): SQL {
  const instant = asOf?.toISOString();
  const review = asOf
    ? sql`left join lateral (select after from decisions where article_id = items.article_id and decided_at <= ${instant}
        order by id desc limit 1) d on true`
    : sql``;
  const state = asOf ? sql`coalesce(d.after->>'state', 'open')` : sql`items.state`;
  const edited = asOf ? sql`nullif(d.after->'labels', 'null')` : sql`items.edited`;
  return sql`
    with item as (
      select ${storyKey} as story, items.article_id, items.time, coalesce(f.alignment, 'unknown') as alignment,
        coalesce(f.family, e.host) as family, ${state} as state, ${edited} as edited
      from items join ${articles} on articles.id = items.article_id join entries e on e.id = items.article_id
        left join feeds f on f.id = e.feed_id ${review}
      where items.codebook_hash = ${codebookHash} and ${where} ${asOf ? sql`and e.found_at <= ${instant}` : sql``}
    ), story as (
      select story, min(time) as first_at,
        (array_agg(alignment order by time, article_id))[1] as first_alignment,
        (array_agg(article_id order by time, article_id))[1] as article_id,
        array_agg(distinct alignment) as alignments, count(distinct family)::int as publishers,
        bool_or(state = 'accepted') as confirmed, bool_or(state = 'dismissed') as dismissed
      from item group by story
    ), label as (
      select story, indicator, direction,
        (array_agg(status order by array_position(array['denied', 'occurred', 'announced', 'alleged'], status)))[1] as status,
        max(score) as score
      from (
        select i.story, f.indicator, f.direction, f.status, f.score
        from item i join flags f on f.article_id = i.article_id and f.codebook_hash = ${codebookHash}
        where i.edited is null
        union all
        select i.story, l.indicator, l.direction, f.status, 1
        from item i cross join lateral jsonb_to_recordset(i.edited) as l(indicator text, direction text)
          left join flags f on f.article_id = i.article_id and f.codebook_hash = ${codebookHash}
            and f.indicator = l.indicator and f.direction = l.direction
        where i.edited is not null) l
      group by story, indicator, direction
    )
    select ${codebookHash}::text as codebook_hash, story, indicator, direction, status, first_at, first_alignment, alignments, article_id,
      publishers, case when confirmed then 1 else score end as probability,
      1.0::float8 / count(*) over (partition by story) as share, confirmed
    from story join label using (story) where confirmed or not dismissed`;
}

type Grouped = Record<string, unknown> & {
  period: string | null;
  alignment: string | null;
  dimension: string | null;
  indicator: string | null;
  direction: Direction | null;
  status: Status | null;
  stories: number;
  expected: number;
  shared: number;
  /** Which columns were grouped by: a bit is set for each one that was not. */
  kind: number;
};

/**
 * Sums over a range, from the derived tables or, for a past instant, from the rows themselves: for the index, for
 * the ledger of indicators, and by who told first, all in one pass.
 */
export async function readTrend(
  db: Store['db'],
  codebook: { hash: string; indicators: { id: string; dimension: string }[] },
  { from, to, period }: TrendRange,
  asOf?: Date,
) {
  const source = asOf ? sql`(${points(codebook.hash, sql`true`, asOf)})` : sql`trend_points`;
  const grouped = await hashed(
    db,
    sql`
    select to_char(period, 'YYYY-MM-DD') as period, alignment, dimension, indicator, direction, status, stories, expected, shared, kind
    from (
      select date_trunc(${period}, first_at at time zone 'UTC') as period, first_alignment as alignment, dimension, indicator,
        direction, status, count(*)::int as stories, sum(probability) as expected, sum(probability * share) as shared,
        grouping(first_alignment, dimension, indicator, direction) as kind
      from ${source} p join jsonb_to_recordset(${JSON.stringify(codebook.indicators)}::jsonb) as i(id text, dimension text)
        on i.id = p.indicator
      where codebook_hash = ${codebook.hash} and first_at >= ${from}::date and first_at < ${to}::date + 1
      group by grouping sets ((1, first_alignment, dimension, direction, status), (1, indicator, direction), (indicator, first_alignment))
    ) g`,
  );
  const days = asOf
    ? sql`(${coverage(sql`e.found_at <= ${asOf.toISOString()} and a.fetched_at <= ${asOf.toISOString()}`)})`
    : sql`coverage_days`;
  const read = await db.execute<{ period: string; alignment: string; articles: number }>(sql`
    select to_char(date_trunc(${period}, c.day), 'YYYY-MM-DD') as period, alignment, sum(articles)::int as articles
    from ${days} c (day, alignment, articles) where c.day >= ${from}::date and c.day <= ${to}::date group by 1, 2`);
  return { ...byKind(grouped), coverage: read.rows };
}

/** Many groups of few rows: with memory for a hash table PostgreSQL need not sort all rows by texts, which takes twice as long. */
const hashed = (db: Store['db'], query: SQL): Promise<Grouped[]> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local work_mem = '64MB'`);
    return (await tx.execute<Grouped>(query)).rows;
  });

function byKind(rows: Grouped[]) {
  const of = (kind: number) => rows.filter((row) => row.kind === kind);
  return {
    cells: of(0b0010).map(({ period, alignment, dimension, direction, status, shared }) => {
      return { period: period!, alignment: alignment!, dimension: dimension!, direction: direction!, status, shared };
    }),
    counts: of(0b1100).map(({ period, indicator, direction, expected }) => {
      return { period: period!, indicator: indicator!, direction: direction!, expected };
    }),
    first: of(0b0101).map(({ indicator, alignment, stories }) => {
      return { indicator: indicator!, alignment: alignment!, stories };
    }),
  };
}

/** When the derived tables were brought up to date; undefined when they never were. */
export async function readRefreshed(db: Db, codebookHash: string): Promise<Date | undefined> {
  const rows = await db.select().from(trendStates).where(eq(trendStates.codebookHash, codebookHash));
  return rows[0]?.refreshedAt;
}

/** The stories behind a point: those of a range, of an indicator, a direction, newest first. */
export async function readPointStories(
  db: Db,
  codebookHash: string,
  chosen: { from: string; to: string; indicator?: string | undefined; direction?: string | undefined },
  limit: number,
) {
  const { from, to, indicator, direction } = chosen;
  const { rows } = await db.execute<{
    articleId: number;
    title: string | null;
    language: string | null;
    indicator: string;
    direction: Direction;
    status: Status | null;
    firstAt: string;
    firstAlignment: string;
    alignments: string[];
    publishers: number;
    probability: number;
    confirmed: boolean;
  }>(sql`
    select p.article_id::int as "articleId", a.title, a.language, p.indicator, p.direction, p.status, p.first_at::text as "firstAt",
      p.first_alignment as "firstAlignment", p.alignments, p.publishers, p.probability, p.confirmed
    from trend_points p join articles a on a.id = p.article_id
    where p.codebook_hash = ${codebookHash} and p.first_at >= ${from}::date and p.first_at < ${to}::date + 1
      ${indicator ? sql`and p.indicator = ${indicator}` : sql``} ${direction ? sql`and p.direction = ${direction}` : sql``}
    order by p.first_at desc, p.article_id desc, p.probability desc limit ${limit}`);
  return rows;
}
