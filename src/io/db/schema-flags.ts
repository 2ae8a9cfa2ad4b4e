import { sql } from 'drizzle-orm';
import { bigint, boolean, doublePrecision, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Direction, Label, Status } from '../../types.js';
import { id, instant } from './columns.js';
import { articles } from './schema-articles.js';

/** Written once per codebook version, so that every flag can be traced to the rules that made it. */
export const codebooks = pgTable('codebooks', {
  hash: text('hash').primaryKey(),
  name: text('name').notNull(),
  content: text('content').notNull(),
  loadedAt: instant('loaded_at').notNull().defaultNow(),
});

/** What was judged, and by which rules. */
const judged = () => ({
  articleId: bigint('article_id', { mode: 'number' })
    .notNull()
    .references(() => articles.id),
  codebookHash: text('codebook_hash')
    .notNull()
    .references(() => codebooks.hash),
});

/** Written by the classify worker: one row for each article and codebook version. */
export const classifications = pgTable(
  'classifications',
  {
    ...judged(),
    textHash: text('text_hash').notNull(),
    relevant: boolean('relevant').notNull(),
    score: doublePrecision('score').notNull(),
    /** Why the classifier could not read the article. */
    failure: text('failure'),
    classifiedAt: instant('classified_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.codebookHash] }),
    index('classifications_new').on(table.classifiedAt).where(sql`${table.relevant}`),
    index('classifications_flagged').on(table.codebookHash, table.articleId).where(sql`${table.relevant}`),
  ],
);

/** Written by the classify worker: the indicators of a relevant article, with their evidence. */
export const flags = pgTable(
  'flags',
  {
    id: id(),
    ...judged(),
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
