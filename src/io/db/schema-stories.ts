import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { bytes, id, instant } from './columns.js';
import { articles } from './schema-articles.js';
import { users } from './schema-people.js';

/**
 * Written by reviewers; rows are only ever added. A decision pins every article of the stories it touches: the database's
 * own trigger enters `after` into the table below.
 */
export const storyDecisions = pgTable('story_decisions', {
  id: id(),
  action: text('action', { enum: ['merge', 'split', 'undo'] }).notNull(),
  /** The article that was split off, or whose story was merged into another. */
  articleId: bigint('article_id', { mode: 'number' })
    .notNull()
    .references(() => articles.id),
  /** The story of each article concerned. */
  before: jsonb('before').$type<Record<number, number>>().notNull(),
  after: jsonb('after').$type<Record<number, number>>().notNull(),
  /** The decision that this one takes back. */
  undoes: bigint('undoes', { mode: 'number' }),
  userId: bigint('user_id', { mode: 'number' }).references(() => users.id),
  /** The name at the time, which outlives the account. */
  reviewer: text('reviewer').notNull(),
  /** Chosen by the sender: a save that is sent twice is stored once. */
  request: text('request').unique(),
  decidedAt: instant('decided_at').notNull().defaultNow(),
});

/** Written by the story worker: which articles tell of the same event. A story is named by one of its articles. */
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
    /** The reviewer's decision that put it there, which the worker never changes. */
    decisionId: bigint('decision_id', { mode: 'number' }).references(() => storyDecisions.id),
    /** The article whose text this one repeats; never itself a copy. */
    copyOf: bigint('copy_of', { mode: 'number' }).references(() => articles.id),
    /** What later articles are compared with, so that no text is read twice. */
    words: bytes('words'),
    anchors: bytes('anchors'),
    fingerprint: text('fingerprint'),
  },
  (table) => [index('story_articles_story').on(table.storyId), index('story_articles_placed').on(table.placedAt)],
);
