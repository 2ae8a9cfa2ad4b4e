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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Action, Direction, Label, Pace, Problem, Review, ReviewState, Role, Status } from '../../types.js';
import { id, instant } from './columns.js';

export * from './schema-reports.js';

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
    index('articles_language').on(table.language),
    index('articles_text_hash').on(table.textHash),
    index('articles_fetched').on(table.fetchedAt),
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
    rule: text('rule'),
    actors: text('actors').array(),
    negated: boolean('negated').notNull().default(false),
    hedged: boolean('hedged').notNull().default(false),
  },
  (table) => [index('flags_article').on(table.articleId, table.codebookHash)],
);

/** Written by reviewers; rows are only ever added, the latest of an article counts. */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    /** The codebook whose flags the reviewer saw. */
    codebookHash: text('codebook_hash').notNull(),
    action: text('action').$type<Action>().notNull(),
    /** What holds after this decision: null while the article is open. */
    verdict: text('verdict', { enum: ['accepted', 'dismissed'] }),
    reason: text('reason'),
    note: text('note'),
    before: jsonb('before').$type<Review>().notNull(),
    after: jsonb('after').$type<Review>().notNull(),
    /** The decision that this one takes back. */
    undoes: bigint('undoes', { mode: 'number' }),
    userId: bigint('user_id', { mode: 'number' }).references(() => users.id),
    /** The name at the time, which outlives the account. */
    reviewer: text('reviewer').notNull(),
    /** Chosen by the sender: a save that is sent twice is stored once. */
    request: text('request'),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (table) => [
    index('decisions_article').on(table.articleId, table.id),
    uniqueIndex('decisions_request').on(table.request, table.articleId),
  ],
);

/** Written by the story worker: which articles tell of the same event. A story is named by its first article. */
export const storyArticles = pgTable(
  'story_articles',
  {
    articleId: bigint('article_id', { mode: 'number' })
      .primaryKey()
      .references(() => articles.id),
    storyId: bigint('story_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    placedAt: instant('placed_at').notNull().defaultNow(),
  },
  (table) => [index('story_articles_story').on(table.storyId)],
);

/**
 * What the queue shows: one row for each flagged article and codebook version.
 * Derived, and written by the database's own triggers on classifications, flags and decisions, so that a page
 * of the queue is one walk along an index.
 */
export const items = pgTable(
  'items',
  {
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    codebookHash: text('codebook_hash').notNull(),
    /** When it was published, or fetched where the publisher does not say. */
    time: instant('time').notNull(),
    score: doublePrecision('score').notNull(),
    language: text('language'),
    feedId: text('feed_id'),
    /** "indicator/direction", as classified or as the reviewer changed it. */
    labels: text('labels').array().notNull().default(sql`'{}'`),
    state: text('state').$type<ReviewState>().notNull().default('open'),
    /** An open item with a time to come is snoozed until then. */
    wakeAt: instant('wake_at'),
    assignee: text('assignee'),
    /** The reviewer's labels, where they replace the classifier's. */
    edited: jsonb('edited').$type<Review['labels']>(),
    /** Id of the latest decision; 0 before the first. */
    version: bigint('version', { mode: 'number' }).notNull().default(0),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.codebookHash] }),
    index('items_state_time').on(table.codebookHash, table.state, table.time, table.articleId),
    index('items_state_score').on(table.codebookHash, table.state, table.score, table.articleId),
    index('items_time').on(table.codebookHash, table.time, table.articleId),
    index('items_score').on(table.codebookHash, table.score, table.articleId),
    index('items_labels').using('gin', table.labels),
    index('items_added').on(table.addedAt),
  ],
);

/** Written by the users page and the one-time links. */
export const users = pgTable(
  'users',
  {
    id: id(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Argon2id, in PHC string format. */
    password: text('password').notNull(),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('users_name').on(sql`lower(${table.name})`)],
);

/** Written at login and logout. Only the SHA-256 of a session's secret is stored. */
export const sessions = pgTable('sessions', {
  hash: text('hash').primaryKey(),
  userId: bigint('user_id', { mode: 'number' })
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  seenAt: instant('seen_at').notNull().defaultNow(),
});

/** Written by whoever may add people: links that work once. */
export const invitations = pgTable('invitations', {
  hash: text('hash').primaryKey(),
  role: text('role').$type<Role>().notNull(),
  /** Set when the link gives an existing user a new password. */
  userId: bigint('user_id', { mode: 'number' }).references(() => users.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
});

/** Written by the login: failed tries, counted per account and per address. */
export const loginFailures = pgTable(
  'login_failures',
  { key: text('key').notNull(), failedAt: instant('failed_at').notNull().defaultNow() },
  (table) => [index('login_failures_key').on(table.key, table.failedAt)],
);

/** Written by reviewers: filters worth keeping, each with a secret address for feed readers. */
export const savedFilters = pgTable(
  'saved_filters',
  {
    id: id(),
    userId: bigint('user_id', { mode: 'number' })
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    query: text('query').notNull(),
    feedKey: text('feed_key').notNull().unique(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('saved_filters_name').on(table.userId, table.name)],
);

/** Written by open pages: who looks at which article. */
export const presence = pgTable(
  'presence',
  {
    articleId: bigint('article_id', { mode: 'number' }).notNull(),
    userId: bigint('user_id', { mode: 'number' })
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.userId] })],
);

/** Written by users: secrets for programs. Only the SHA-256 is stored. */
export const tokens = pgTable('tokens', {
  hash: text('hash').primaryKey(),
  userId: bigint('user_id', { mode: 'number' })
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** Written by second reviewers who did not see the first decision. */
export const opinions = pgTable(
  'opinions',
  {
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    userId: bigint('user_id', { mode: 'number' })
      .notNull()
      .references(() => users.id),
    verdict: text('verdict', { enum: ['accepted', 'dismissed'] }).notNull(),
    /** "indicator/direction" of each label that the reviewer gives. */
    labels: text('labels').array().notNull(),
    givenAt: instant('given_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.userId] })],
);

/** Written by the HTTP client: whose turn it is at a host, over all processes. */
export const hosts = pgTable('hosts', {
  host: text('host').primaryKey(),
  busyUntil: instant('busy_until').notNull(),
});
