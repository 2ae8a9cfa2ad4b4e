import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.js';
import { articles } from './schema-articles.js';

/** Written by the scrape worker: each version of an article's page, as it was fetched. The tidy worker deletes what is evidence of nothing. */
export const snapshots = pgTable(
  'snapshots',
  {
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    /** 1 is the one that was judged. */
    version: integer('version').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
    /** The final address. */
    url: text('url').notNull(),
    /** Of the answer, names in lower case; none that concern the connection or a session. */
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    /** Of the body without its transfer's compression. */
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    /** Compressed with Brotli (RFC 7932). */
    body: bytes('body').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    textHash: text('text_hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.version] }),
    index('snapshots_fetched').on(table.fetchedAt),
  ],
);

/** Written by the scrape worker: what became of a flagged article's page after a day. */
export const revisits = pgTable('revisits', {
  articleId: bigint('article_id', { mode: 'number' })
    .primaryKey()
    .references(() => articles.id),
  /** When it may be tried (again); while a worker is at it, when another may take over. */
  nextAt: instant('next_at').notNull(),
  /** Null until the site has answered. gone: the site has no such page any more, or leads elsewhere. */
  outcome: text('outcome', { enum: ['unchanged', 'changed', 'gone'] }),
  /** Why it is gone, or could not be looked at yet. */
  reason: text('reason'),
  triedAt: instant('tried_at').notNull().defaultNow(),
});
