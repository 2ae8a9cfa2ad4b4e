import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { snapshots } from './schema.js';

/** As small as the best, in a tenth of the time; run in the thread pool of libuv. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Response headers that tell what was served and how old it was. All others may carry secrets or say nothing. */
const kept = [
  'content-type',
  'content-language',
  'date',
  'last-modified',
  'etag',
  'cache-control',
  'age',
  'expires',
  'server',
  'via',
];

/** A page as it was fetched, and what was read in it. */
export interface NewSnapshot {
  fetchedAt: Date;
  url: string;
  headers: Record<string, string>;
  sha256: string;
  /** Without the transfer's compression. */
  body: Uint8Array;
  title: string;
  text: string;
  textHash: string;
}

/** The row to be stored: compressed, and with the headers that are kept. To be made before the transaction that stores it. */
export async function packSnapshot({ body, headers, ...snapshot }: NewSnapshot) {
  const safe = Object.fromEntries(Object.entries(headers).filter(([name]) => kept.includes(name)));
  return { ...snapshot, headers: safe, size: body.byteLength, body: await compress(body, quality) };
}

/** Adds a version of an article's page and returns its number, from 1. */
export async function addSnapshot(
  db: Db,
  articleId: number,
  packed: Awaited<ReturnType<typeof packSnapshot>>,
): Promise<number> {
  const next = sql`(select coalesce(max(version), 0) + 1 from snapshots where article_id = ${articleId})`;
  const [row] = await db
    .insert(snapshots)
    .values({ ...packed, articleId, version: next })
    .returning({ version: snapshots.version });
  return row!.version;
}

/** The versions of an article's page, oldest first, without the pages themselves. `size` is in bytes. */
export async function listSnapshots(db: Db, articleId: number) {
  const { version, fetchedAt, url, headers, sha256, size, title, text } = snapshots;
  return db
    .select({ version, fetchedAt, url, headers, sha256, size, title, text })
    .from(snapshots)
    .where(eq(snapshots.articleId, articleId))
    .orderBy(snapshots.version);
}

/** One version of an article's page, its body as it was fetched. */
export async function readSnapshot(db: Db, articleId: number, version: number) {
  const [row] = await db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.articleId, articleId), eq(snapshots.version, version)));
  return row && { ...row, body: await decompress(row.body) };
}

/** Deletes the pages of articles that nobody has flagged or labelled within so many days, and returns how many those were. */
export async function deleteIdleSnapshots(db: Db, days: number): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from snapshots where fetched_at < now() - make_interval(days => ${days})
      and not exists (select from items where items.article_id = snapshots.article_id)`);
  return rowCount ?? 0;
}
