import { sql } from 'drizzle-orm';
import type { Direction, Status } from '../../types.js';
import type { Db } from './database.js';
import { points } from './trend-points.js';

/** The stories behind a point: those of a range, of indicators, a direction, as of now or of an instant, newest first. */
export async function readPointStories(
  db: Db,
  codebookHash: string,
  chosen: {
    from: string;
    to: string;
    indicators?: string[] | undefined;
    direction?: string | undefined;
    asOf?: Date | undefined;
  },
  limit: number,
) {
  const { from, to, indicators, direction, asOf } = chosen;
  const source = asOf ? sql`(${points(codebookHash, sql`true`, asOf)})` : sql`trend_points`;
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
    from ${source} p join articles a on a.id = p.article_id
    where p.codebook_hash = ${codebookHash} and p.first_at >= ${from}::date and p.first_at < ${to}::date + 1
      ${indicators ? sql`and p.indicator = any(${sql.param(indicators)})` : sql``} ${direction ? sql`and p.direction = ${direction}` : sql``}
    order by p.first_at desc, p.article_id desc, p.probability desc limit ${limit}`);
  return rows;
}

/** The perspectives of which anything was read on the days of a range. */
export async function readPerspectives(db: Db, { from, to }: { from: string; to: string }): Promise<string[]> {
  const { rows } = await db.execute<{ alignment: string }>(sql`
    select distinct alignment from coverage_days where day >= ${from}::date and day <= ${to}::date and alignment <> 'unknown' order by 1`);
  return rows.map(({ alignment }) => alignment);
}
