import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';
import { entries } from './schema-feeds.js';

/**
 * Written by the scrape worker: the outcome of fetching an entry's page, good or bad.
 * A column "search" that the database generates from title and text is left out here, so that no query carries it along.
 */
export const articles = pgTable(
  'articles',
  {
    id: bigint('id', { mode: 'number' })
      .primaryKey()
      .references(() => entries.id),
    attempts: integer('attempts').notNull().default(0),
    /** Set while a worker is at it; past, when that worker died. */
    claimedUntil: instant('claimed_until'),
    /** Why there is no text (yet). */
    failure: text('failure'),
    /** When a failed article is tried again; null when it never is. */
    retryAt: instant('retry_at'),
    url: text('url'),
    /** What the page itself calls its address. */
    canonicalUrl: text('canonical_url'),
    /** The article that this entry is another address of. Its text is stored there alone. */
    sameAs: bigint('same_as', { mode: 'number' }).references((): AnyPgColumn => articles.id),
    title: text('title'),
    text: text('text'),
    textHash: text('text_hash'),
    language: text('language'),
    authors: jsonb('authors').$type<string[]>(),
    publishedAt: instant('published_at'),
    fetchedAt: instant('fetched_at'),
  },
  (table) => [
    index('articles_unfinished').on(table.id).where(sql`${table.text} is null`),
    index('articles_canonical_url').on(table.canonicalUrl),
    index('articles_published').on(table.publishedAt),
    index('articles_language').on(table.language),
    index('articles_text_hash').on(table.textHash),
    index('articles_fetched').on(table.fetchedAt),
  ],
);

/** Written by the scrape worker: paragraphs that recur in the articles of a host, and since when that is known. */
export const boilerplate = pgTable(
  'boilerplate',
  {
    host: text('host').notNull(),
    paragraph: text('paragraph').notNull(),
    learnedAt: instant('learned_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.host, table.paragraph] })],
);
