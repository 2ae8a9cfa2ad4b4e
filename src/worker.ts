import type { Deps } from './deps.js';

/** The queues in the order in which an article passes them. The sweep comes first: it may wake all the others; health only looks, tidy only deletes. */
export const order = [
  'sweep',
  'health',
  'tidy',
  'poll',
  'feed',
  'scrape',
  'classify',
  'story',
  'trend',
  'digest',
] as const;

export type QueueName = (typeof order)[number];

/** What a job carries: ids, never data. */
export interface Payloads {
  sweep: Record<never, never>;
  health: Record<never, never>;
  tidy: Record<never, never>;
  poll: Record<never, never>;
  feed: { feedId: string };
  scrape: { host: string };
  classify: { articleId: number };
  story: { articleId: number };
  trend: Record<never, never>;
  digest: Record<never, never>;
}

type After<Q, Order> = Order extends readonly [infer First, ...infer Rest]
  ? First extends Q
    ? Rest[number]
    : After<Q, Rest>
  : never;

/** What comes next, by queue. Only a queue later in the order compiles. */
export type Next<Q extends QueueName> = { [Later in After<Q, typeof order> & QueueName]?: Payloads[Later][] };

/** What a run leaves to be done: jobs for later queues, and itself once more after so many milliseconds. */
export interface Outcome<Q extends QueueName> {
  next?: Next<Q>;
  again?: number;
}

export interface Worker<Q extends QueueName = QueueName> {
  queue: Q;
  /** How many jobs one process works on at a time. */
  concurrency: number;
  /** Milliseconds between runs of a worker that nothing else wakes. */
  every?: number;
  /** The payload says where work gathers, not which: what is handed on during a run leads to one more run after it. */
  gathers?: true;
  run(payload: Payloads[Q], deps: Deps): Promise<Outcome<Q>>;
}

/** Declares a worker; its payload and what it may hand on follow from its queue. */
export const worker = <Q extends QueueName>(declared: Worker<Q>): Worker<Q> => declared;

/** Workers of different queues in one list. The queue that a job comes from decides which payload it has. */
// biome-ignore lint/suspicious/noExplicitAny: a payload's type is lost in the queue and regained by its name
export type AnyWorker = Worker<any>;
