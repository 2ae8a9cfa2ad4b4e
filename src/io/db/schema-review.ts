import { sql } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Action, Review, ReviewState } from '../../types.js';
import { id, instant } from './columns.js';
import { articles } from './schema-articles.js';
import { users } from './schema-people.js';

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
    index('decisions_decided').on(table.decidedAt),
    uniqueIndex('decisions_request').on(table.request, table.articleId),
  ],
);

/**
 * What the queue shows: one row for each flagged article and codebook version.
 * Derived, and written by the database's own triggers on classifications, flags, decisions and story_articles. What a story is
 * sorted by stands in each of its items, so that the items of a story are neighbours in the indexes and a page of
 * stories is one walk along one of them.
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
    /** An article that is in no story yet is one of its own. */
    storyId: bigint('story_id', { mode: 'number' }).notNull(),
    /** The same for all items of a story: its latest report, its highest score, its independent publishers. */
    storyTime: instant('story_time').notNull(),
    storyScore: doublePrecision('story_score').notNull(),
    storySources: integer('story_sources').notNull(),
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
    index('items_state_time').on(table.codebookHash, table.state, table.storyTime, table.storyId),
    index('items_state_score').on(table.codebookHash, table.state, table.storyScore, table.storyId),
    index('items_state_sources').on(table.codebookHash, table.state, table.storySources, table.storyId),
    index('items_by_time').on(table.codebookHash, table.storyTime, table.storyId),
    index('items_by_score').on(table.codebookHash, table.storyScore, table.storyId),
    index('items_by_sources').on(table.codebookHash, table.storySources, table.storyId),
    index('items_story').on(table.storyId),
    index('items_time').on(table.codebookHash, table.time),
    index('items_labels').using('gin', table.labels),
    index('items_added').on(table.addedAt),
  ],
);

/** Written by second reviewers who did not see the first decision, for a share of the articles. */
export const opinions = pgTable(
  'opinions',
  {
    articleId: bigint('article_id', { mode: 'number' })
      .notNull()
      .references(() => articles.id),
    userId: bigint('user_id', { mode: 'number' })
      .notNull()
      .references(() => users.id),
    /** The first opinion, which this one is compared with. */
    decisionId: bigint('decision_id', { mode: 'number' })
      .notNull()
      .references(() => decisions.id),
    verdict: text('verdict', { enum: ['accepted', 'dismissed'] }).notNull(),
    /** "indicator/direction" of each label that the reviewer gives. */
    labels: text('labels').array().notNull(),
    givenAt: instant('given_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.userId] })],
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
