import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { articles, feeds, items } from './schema.js';
import { matches } from './search.js';

export const queueStates = ['open', 'escalated', 'snoozed', 'accepted', 'dismissed', 'all'] as const;
export type QueueState = (typeof queueStates)[number];

/** By a story's latest report, its highest score, its number of independent publishers. */
export const sorts = ['newest', 'oldest', 'score', 'sources'] as const;
export type Sort = (typeof sorts)[number];

export interface ItemFilter {
  state: QueueState;
  /** "indicator/direction": one of them must be among the item's. Undefined: any. */
  labels?: string[] | undefined;
  language?: string | undefined;
  /** A feed's id. */
  source?: string | undefined;
  alignment?: string | undefined;
  assignee?: string | undefined;
  from?: Date | undefined;
  /** Excluded. */
  until?: Date | undefined;
  /** Words that must occur, as a search engine reads them. */
  search?: string | undefined;
  sort: Sort;
}

/** The last item of the page before: the value that its story is sorted by, its story and its own id. */
export interface Cursor {
  value: string;
  story: number;
  id: number;
}

const orders = {
  newest: { column: items.storyTime, way: desc, type: sql`timestamptz` },
  oldest: { column: items.storyTime, way: asc, type: sql`timestamptz` },
  score: { column: items.storyScore, way: desc, type: sql`double precision` },
  sources: { column: items.storySources, way: desc, type: sql`integer` },
};

/** How items are sorted: in the order of their stories, so that those of a story are neighbours. */
export function orderOf(sort: Sort) {
  const { column, way, type } = orders[sort];
  const beyond = sort === 'oldest' ? sql`>` : sql`<`;
  return {
    column,
    byStory: [way(column), way(items.storyId)],
    byItem: [way(column), way(items.storyId), way(items.articleId)],
    afterStory: ({ value, story }: Cursor) =>
      sql`(${column}, ${items.storyId}) ${beyond} (${value}::${type}, ${story}::bigint)`,
    afterItem: ({ value, story, id }: Cursor) =>
      sql`(${column}, ${items.storyId}, ${items.articleId}) ${beyond} (${value}::${type}, ${story}::bigint, ${id}::bigint)`,
  };
}

const awake = sql`(${items.wakeAt} is null or ${items.wakeAt} <= now())`;

/** The condition that an item fits a filter. */
export function fits(codebookHash: string, filter: ItemFilter): SQL | undefined {
  const { state, labels, language, source, alignment, assignee, from, until, search } = filter;
  const inState: Partial<Record<QueueState, SQL | undefined>> = {
    all: undefined,
    open: and(eq(items.state, 'open'), awake),
    snoozed: and(eq(items.state, 'open'), sql`not ${awake}`),
  };
  return and(
    eq(items.codebookHash, codebookHash),
    state in inState ? inState[state] : sql`${items.state} = ${state}`,
    labels && sql`${items.labels} && ${sql.param(labels)}::text[]`,
    language ? eq(items.language, language) : undefined,
    source ? eq(items.feedId, source) : undefined,
    alignment ? sql`${items.feedId} in (select id from ${feeds} where ${feeds.alignment} = ${alignment})` : undefined,
    assignee ? eq(items.assignee, assignee) : undefined,
    from && sql`${items.time} >= ${from}`,
    until && sql`${items.time} < ${until}`,
    search
      ? sql`exists (select from ${articles} where ${articles.id} = ${items.articleId} and ${matches(search)})`
      : undefined,
  );
}
