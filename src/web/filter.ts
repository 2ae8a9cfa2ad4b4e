import { type Cursor, type ItemFilter, queueStates, type Sort, sorts } from '../io/db/item-filter.js';
import type { Direction, Indicator } from '../types.js';
import { directions, labelsFor } from './indicators.js';

/** What the filter form holds, as the address bar has it; empty fields are left out. */
export interface Query {
  q?: string;
  /** "all" searches every stored article, flagged or not. */
  in?: 'all';
  state?: ItemFilter['state'];
  indicator?: string;
  dimension?: string;
  direction?: Direction;
  language?: string;
  source?: string;
  alignment?: string;
  assignee?: string;
  from?: string;
  until?: string;
  sort?: Sort;
}

const names = ['indicator', 'dimension', 'language', 'source', 'alignment', 'assignee'] as const;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a query string; what is not understood is left out. */
export function readQuery(params: URLSearchParams): Query {
  const known = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === params.get(name));
  const query: Record<string, string | undefined> = {
    q: params.get('q')?.trim().slice(0, 300),
    in: known('in', ['all']),
    state: known('state', queueStates),
    direction: known('direction', directions),
    sort: known('sort', sorts),
  };
  for (const name of names) query[name] = params.get(name)?.slice(0, 100);
  for (const name of ['from', 'until']) {
    const value = params.get(name) ?? '';
    if (day.test(value) && !Number.isNaN(Date.parse(value))) query[name] = value;
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value)) as Query;
}

/** The address of a page with this query. */
export function hrefOf(query: Query & { after?: string }, path = '/'): string {
  const fields = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return fields.length ? `${path}?${new URLSearchParams(fields as [string, string][])}` : path;
}

/** The query as the store understands it. The last day is included. */
export function toFilter(query: Query, indicators: Indicator[]): ItemFilter {
  const { q, state, language, source, alignment, assignee, from, until, sort } = query;
  const end = until && new Date(Date.parse(until) + 86_400_000);
  return {
    state: state ?? (q ? 'all' : 'open'),
    sort: sort ?? 'newest',
    labels: labelsFor(indicators, query),
    language,
    source,
    alignment,
    assignee,
    search: q,
    from: from ? new Date(from) : undefined,
    until: end || undefined,
  };
}

/** Where the next page begins, as one word of the address. */
export const writeCursor = ({ value, story, id }: Cursor) => `${value}_${story}_${id}`;

export function readCursor(word: string | undefined, sort: Sort | undefined): Cursor | undefined {
  const [, value, story, id] = /^([0-9TZ:.+-]{1,40})_(\d{1,15})_(\d{1,15})$/.exec(word ?? '') ?? [];
  if (!value || !story || !id) return undefined;
  const valid = {
    newest: !Number.isNaN(Date.parse(value)),
    oldest: !Number.isNaN(Date.parse(value)),
    score: Number.isFinite(Number(value)),
    sources: /^\d{1,6}$/.test(value),
  };
  return valid[sort ?? 'newest'] ? { value, story: Number(story), id: Number(id) } : undefined;
}
