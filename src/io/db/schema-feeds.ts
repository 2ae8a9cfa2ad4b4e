import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Pace, Problem } from '../../feed-types.js';
import { id, instant } from './columns.js';

/** Written by whoever manages sources: the configuration, an import, the page. */
export const feeds = pgTable('feeds', {
  id: text('id').primaryKey(),
  url: text('url').notNull().unique(),
  name: text('name').notNull(),
  language: text('language'),
  country: text('country'),
  alignment: text('alignment'),
  family: text('family'),
  reliability: text('reliability'),
  /** Asked instead when `url` keeps failing. */
  fallback: text('fallback'),
  /** Where the source was declared. One that left the configuration is "gone": not polled, but its articles keep their source. */
  origin: text('origin', { enum: ['config', 'user', 'gone'] }).notNull(),
  paused: boolean('paused').notNull().default(false),
  addedAt: instant('added_at').notNull().defaultNow(),
});

/** Written by the feed worker: the latest poll of each feed. */
export const polls = pgTable('polls', {
  feedId: text('feed_id')
    .primaryKey()
    .references(() => feeds.id, { onDelete: 'cascade' }),
  nextAt: instant('next_at').notNull(),
  attemptedAt: instant('attempted_at').notNull(),
  /** The same as `attemptedAt` while all is well. */
  succeededAt: instant('succeeded_at'),
  lastNewAt: instant('last_new_at'),
  /** In a row, of the source's own address: its fallback may answer meanwhile. */
  failures: integer('failures').notNull().default(0),
  failure: text('failure'),
  problem: text('problem').$type<Problem>(),
  failingSince: instant('failing_since'),
  /** When the source's own address is tried again while its fallback answers. */
  retryAt: instant('retry_at'),
  /** When the server said that the feed is gone for good. */
  parkedAt: instant('parked_at'),
  /** Where permanent redirects lead, and since when they have led there. */
  movedTo: text('moved_to'),
  movedSince: instant('moved_since'),
  /** Asked instead of the source's own address, since a permanent redirect was believed. */
  adopted: text('adopted'),
  /** The address that the latest document came from, and when: what follows holds for it alone. */
  fetchedFrom: text('fetched_from'),
  fetchedAt: instant('fetched_at'),
  etag: text('etag'),
  lastModified: text('last_modified'),
  bodyHash: text('body_hash'),
  pace: jsonb('pace').$type<Pace>(),
});

/** Written by the feed worker: what the feeds announced. */
export const entries = pgTable(
  'entries',
  {
    id: id(),
    feedId: text('feed_id').references(() => feeds.id, { onDelete: 'set null' }),
    /** The canonical address: one article once, whatever number of feeds carry it. */
    canonicalUrl: text('canonical_url').notNull().unique(),
    url: text('url').notNull(),
    /** Host and port, the unit of politeness. */
    host: text('host').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    publishedAt: instant('published_at'),
    foundAt: instant('found_at').notNull().defaultNow(),
  },
  (table) => [index('entries_host').on(table.host, table.id), index('entries_feed').on(table.feedId, table.foundAt)],
);

/** Written by the HTTP client: whose turn it is at a host, over all processes. */
export const hosts = pgTable('hosts', {
  host: text('host').primaryKey(),
  busyUntil: instant('busy_until').notNull(),
});
