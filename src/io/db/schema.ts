import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { Direction, Label, Status } from '../../types.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const id = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

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
  succeededAt: instant('succeeded_at'),
  lastNewAt: instant('last_new_at'),
  failures: integer('failures').notNull().default(0),
  failure: text('failure'),
  etag: text('etag'),
  lastModified: text('last_modified'),
  bodyHash: text('body_hash'),
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

/** Written by the scrape worker: the outcome of fetching an entry's page, good or bad. */
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
    index('articles_published').on(table.publishedAt),
  ],
);

/** Written once per codebook version, so that every flag can be traced to the rules that made it. */
export const codebooks = pgTable('codebooks', {
  hash: text('hash').primaryKey(),
  name: text('name').notNull(),
  content: text('content').notNull(),
  loadedAt: instant('loaded_at').notNull().defaultNow(),
});

/** Written by the classify worker: one row for each article and codebook version. */
export const classifications = pgTable(
  'classifications',
  {
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    codebookHash: text('codebook_hash')
      .notNull()
      .references(() => codebooks.hash),
    textHash: text('text_hash').notNull(),
    relevant: boolean('relevant').notNull(),
    score: doublePrecision('score').notNull(),
    /** Why the classifier could not read the article. */
    failure: text('failure'),
    classifiedAt: instant('classified_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.codebookHash] }),
    index('classifications_flagged').on(table.codebookHash, table.articleId).where(sql`${table.relevant}`),
  ],
);

/** Written by the classify worker: the indicators of a relevant article, with their evidence. */
export const flags = pgTable(
  'flags',
  {
    id: id(),
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    codebookHash: text('codebook_hash')
      .notNull()
      .references(() => codebooks.hash),
    indicator: text('indicator').notNull(),
    direction: text('direction').$type<Direction>().notNull(),
    status: text('status').$type<Status>(),
    score: doublePrecision('score').notNull(),
    evidence: jsonb('evidence').$type<Label['evidence']>().notNull(),
  },
  (table) => [index('flags_article').on(table.articleId, table.codebookHash)],
);

/** Written by reviewers; rows are only ever added, the latest counts. */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    codebookHash: text('codebook_hash').notNull(),
    verdict: text('verdict', { enum: ['accepted', 'dismissed'] }).notNull(),
    reviewer: text('reviewer').notNull(),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (table) => [index('decisions_article').on(table.articleId, table.id)],
);

/** Written by the HTTP client: whose turn it is at a host, over all processes. */
export const hosts = pgTable('hosts', {
  host: text('host').primaryKey(),
  busyUntil: instant('busy_until').notNull(),
});
