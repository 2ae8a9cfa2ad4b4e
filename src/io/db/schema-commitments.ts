import { bigint, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { CommitmentState } from '../../types.js';
import { id, instant } from './columns.js';
import { articles } from './schema-articles.js';
import { users } from './schema-people.js';

/** Written by reviewers: what was promised, and the article that says so. What became of it is in its steps. */
export const commitments = pgTable('commitments', {
  id: id(),
  title: text('title').notNull(),
  indicator: text('indicator').notNull(),
  articleId: bigint('article_id', { mode: 'number' })
    .notNull()
    .references(() => articles.id),
});

/** Written by reviewers; rows are only ever added, the latest of a commitment says where it stands. */
export const commitmentSteps = pgTable(
  'commitment_steps',
  {
    id: id(),
    commitmentId: bigint('commitment_id', { mode: 'number' })
      .notNull()
      .references(() => commitments.id),
    state: text('state').$type<CommitmentState>().notNull(),
    /** By when it is to be delivered, as was said last. */
    dueOn: date('due_on', { mode: 'string' }),
    /** The article that shows the step. */
    articleId: bigint('article_id', { mode: 'number' }).references(() => articles.id),
    note: text('note'),
    userId: bigint('user_id', { mode: 'number' }).references(() => users.id),
    /** The name at the time, which outlives the account. */
    reviewer: text('reviewer').notNull(),
    /** Chosen by the sender: a step that is sent twice is stored once. */
    request: text('request').unique(),
    takenAt: instant('taken_at').notNull().defaultNow(),
  },
  (table) => [index('commitment_steps_commitment').on(table.commitmentId, table.id)],
);
