import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from './database.js';
import { waitsForPage } from './entries.js';
import { articles, classifications, entries } from './schema.js';

export interface Claim {
  id: number;
  url: string;
  title: string;
  summary: string;
  publishedAt: Date | null;
  /** 1 for the first try. */
  attempt: number;
}

export type ArticleText = typeof articles.$inferSelect;

/** A claim is renewed for as long as its worker is at it, so it lapses only when that died. */
const claim = sql`now() + interval '15 seconds'`;

/**
 * Takes the next waiting entry of a host, so that no other worker does, and
 * counts the attempt before it is made: an article that kills its worker still uses up its tries.
 */
export async function claimEntry(db: Db, host: string): Promise<Claim | undefined> {
  const [entry] = await db
    .select({
      id: entries.id,
      url: entries.url,
      title: entries.title,
      summary: entries.summary,
      publishedAt: entries.publishedAt,
    })
    .from(entries)
    .leftJoin(articles, eq(articles.id, entries.id))
    .where(and(eq(entries.host, host), waitsForPage))
    .orderBy(sql`${articles.id} is not null`, entries.id)
    .limit(1);
  if (!entry) return undefined;
  const [claimed] = await db
    .insert(articles)
    .values({ id: entry.id, attempts: 1, claimedUntil: claim })
    .onConflictDoUpdate({
      target: articles.id,
      set: { attempts: sql`${articles.attempts} + 1`, claimedUntil: claim },
      setWhere: sql`${articles.claimedUntil} < now() or (${articles.claimedUntil} is null and ${articles.retryAt} <= now())`,
    })
    .returning({ attempt: articles.attempts });
  return claimed ? { ...entry, attempt: claimed.attempt } : claimEntry(db, host);
}

/** Says that the worker is still at it: to be called every few seconds. */
export async function renewClaim(db: Db, taken: Claim): Promise<void> {
  await db.update(articles).set({ claimedUntil: claim }).where(isHeld(taken));
}

/** In how many milliseconds the next of the claims on a host's entries lapses; undefined when nobody has one. */
export async function nextLapse(db: Db, host: string): Promise<number | undefined> {
  const { rows } = await db.execute<{ wait: number | null }>(sql`
    select extract(epoch from min(claimed_until) - now())::float8 * 1000 as wait
    from articles join entries using (id) where host = ${host} and claimed_until is not null`);
  const wait = rows[0]?.wait ?? undefined;
  return wait === undefined ? undefined : Math.max(0, Math.ceil(wait));
}

/** Gives a claim back untouched: it was too early, not a failure. */
export async function releaseClaim(db: Db, taken: Claim): Promise<void> {
  await db
    .update(articles)
    .set({ attempts: sql`${articles.attempts} - 1`, claimedUntil: null, retryAt: sql`now()` })
    .where(isHeld(taken));
}

/** Stores what was read. A worker whose claim has lapsed meanwhile changes nothing and gets false. */
export async function saveArticle(db: Db, taken: Claim, article: Partial<ArticleText>): Promise<boolean> {
  return settle(db, taken, { ...article, failure: null, retryAt: null, fetchedAt: new Date() });
}

/** Further ones at one address are no variants: the site declares it on pages of all sorts. */
const mostVariants = 5;

/**
 * The latest articles whose pages call this address their own. Call it in a transaction: until that ends, nobody else
 * asks about the same address.
 */
export async function articlesAt(
  db: Db,
  canonicalUrl: string,
): Promise<{ id: number; title: string | null; text: string | null }[]> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${canonicalUrl}, 0))`);
  return db
    .select({ id: articles.id, title: articles.title, text: articles.text })
    .from(articles)
    .where(and(eq(articles.canonicalUrl, canonicalUrl), isNotNull(articles.text)))
    .orderBy(desc(articles.id))
    .limit(mostVariants);
}

/** Stores why nothing was read, and when to try again: never, when `retryAt` is null. */
export async function failArticle(db: Db, taken: Claim, failure: string, retryAt: Date | null): Promise<boolean> {
  return settle(db, taken, { failure, retryAt });
}

const isHeld = ({ id, attempt }: Claim) =>
  and(eq(articles.id, id), eq(articles.attempts, attempt), isNotNull(articles.claimedUntil));

async function settle(db: Db, taken: Claim, values: Partial<ArticleText>): Promise<boolean> {
  const rows = await db
    .update(articles)
    .set({ ...values, claimedUntil: null })
    .where(isHeld(taken))
    .returning({ id: articles.id });
  return rows.length > 0;
}

export async function findArticle(db: Db, id: number): Promise<ArticleText | undefined> {
  const rows = await db.select().from(articles).where(eq(articles.id, id));
  return rows[0];
}

/** Articles that have a text and no classification by this codebook. */
export async function unclassifiedArticles(db: Db, codebookHash: string, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .leftJoin(
      classifications,
      and(eq(classifications.articleId, articles.id), eq(classifications.codebookHash, codebookHash)),
    )
    .where(sql`${articles.text} is not null and ${classifications.articleId} is null`)
    .orderBy(articles.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}
