import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Direction, Status } from '../../types.js';
import { id, instant } from './columns.js';

/** Written by whoever manages recipients, and by the recipients themselves when they unsubscribe. */
export const recipients = pgTable('recipients', {
  id: id(),
  /** In lower case. */
  address: text('address').notNull().unique(),
  /** Local time of day as HH:MM, in the zone with this IANA name. */
  hour: text('hour').notNull(),
  zone: text('zone').notNull(),
  schedule: text('schedule', { enum: ['daily', 'weekdays', 'weekly'] }).notNull(),
  content: text('content', { enum: ['all', 'confirmed'] }).notNull(),
  /** A story that is at least so probable, told by at least so many publishers, is mailed at once; null: none is. */
  alertScore: doublePrecision('alert_score'),
  alertPublishers: integer('alert_publishers').notNull().default(1),
  alertsPerDay: integer('alerts_per_day').notNull().default(3),
  /** Since when alerts are wanted: there is no backlog. */
  alertsSince: instant('alerts_since'),
  /** Names the recipient in the address that unsubscribes with one click. */
  token: text('token').notNull().unique(),
  addedAt: instant('added_at').notNull(),
  endedAt: instant('ended_at'),
});

/**
 * Written by the digest worker: the ledger, one row for each recipient and occasion, and never two. A digest's occasion is its
 * local date, an alert's its story.
 * reserved: composed, waits for its turn. sending: its message is stored and may be under way. unknown: nobody can tell
 * whether the server took it. filed: written to a file, because there is no mail server.
 */
export const mails = pgTable(
  'mails',
  {
    recipientId: bigint('recipient_id', { mode: 'number' })
      .notNull()
      .references(() => recipients.id),
    occasion: text('occasion').notNull(),
    kind: text('kind', { enum: ['digest', 'alert'] }).notNull(),
    localDate: date('local_date', { mode: 'string' }).notNull(),
    state: text('state', { enum: ['reserved', 'sending', 'sent', 'filed', 'rejected', 'unknown'] }).notNull(),
    dueAt: instant('due_at').notNull(),
    since: instant('since').notNull(),
    subject: text('subject').notNull(),
    /** The digest or the alert as a value. */
    content: jsonb('content').notNull(),
    messageId: text('message_id').notNull(),
    /** The message as it was handed to the mail server last (RFC 5322). */
    message: text('message'),
    /** Counted before each try, so that a worker that comes back late changes nothing. */
    attempts: integer('attempts').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    sendingSince: instant('sending_since'),
    /** Set once a try ended without an answer; such a mail is sent at most once more. */
    uncertain: boolean('uncertain').notNull().default(false),
    failure: text('failure'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.recipientId, table.occasion] }),
    index('mails_unsettled').on(table.nextTryAt).where(sql`${table.nextTryAt} is not null`),
  ],
);

/**
 * Written by the trend worker: one row for each story and label, derived from items, flags and decisions, so that a chart
 * of years is one pass over a narrow table.
 */
export const trendPoints = pgTable(
  'trend_points',
  {
    codebookHash: text('codebook_hash').notNull(),
    story: bigint('story', { mode: 'number' }).notNull(),
    indicator: text('indicator').notNull(),
    direction: text('direction').$type<Direction>().notNull(),
    status: text('status').$type<Status>(),
    /** When the story's first article was published, by whom, and which perspectives have it. */
    firstAt: instant('first_at').notNull(),
    firstAlignment: text('first_alignment').notNull(),
    alignments: text('alignments').array().notNull(),
    articleId: bigint('article_id', { mode: 'number' }).notNull(),
    publishers: integer('publishers').notNull(),
    /** That the label is right: 1 when a reviewer confirmed it. */
    probability: doublePrecision('probability').notNull(),
    /** One part of as many as the story has labels. */
    share: doublePrecision('share').notNull(),
    confirmed: boolean('confirmed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.codebookHash, table.story, table.indicator, table.direction] }),
    index('trend_points_time').on(table.codebookHash, table.firstAt),
  ],
);

/** Written by the trend worker: how many articles were read, by the day of their publication. */
export const coverageDays = pgTable(
  'coverage_days',
  {
    day: date('day', { mode: 'string' }).notNull(),
    alignment: text('alignment').notNull(),
    articles: integer('articles').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.alignment] })],
);

/** Written by the trend worker: up to when the two tables above are true, and what is asked for most, drawn from them. */
export const trendStates = pgTable('trend_states', {
  codebookHash: text('codebook_hash').primaryKey(),
  refreshedAt: instant('refreshed_at').notNull(),
  drawn: jsonb('drawn'),
});
