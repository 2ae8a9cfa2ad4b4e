import { type SQL, sql } from 'drizzle-orm';
import { articles } from './schema.js';
import { voice } from './stories.js';

/** Articles read, by day of publication and perspective. */
export const coverage = (where: SQL) => sql`
  select a.day, coalesce(f.alignment, 'unknown'), count(*)::int
  from (select id, fetched_at, (coalesce(published_at, fetched_at) at time zone 'UTC')::date as day
      from articles where text is not null) a
    join entries e on e.id = a.id left join feeds f on f.id = e.feed_id
  where ${where} group by 1, 2`;

/**
 * Stories with their labels as they count now, or as they counted at an instant: of what had been found by then,
 * with the decisions made by then. A story that a reviewer dismissed has no points.
 */
export function points(codebookHash: string, where: SQL, asOf?: Date): SQL {
  const instant = asOf?.toISOString();
  const review = asOf
    ? sql`left join lateral (select after from decisions where article_id = items.article_id and decided_at <= ${instant}
        order by id desc limit 1) d on true`
    : sql``;
  const state = asOf ? sql`coalesce(d.after->>'state', 'open')` : sql`items.state`;
  const edited = asOf ? sql`nullif(d.after->'labels', 'null')` : sql`items.edited`;
  return sql`
    with item as (
      select items.story_id as story, items.article_id, items.time, coalesce(f.alignment, 'unknown') as alignment,
        ${voice} as family, ${state} as state, ${edited} as edited
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
