import type pg from 'pg';

/** Plans live as long as their connection, so their number has an end. */
const mostPlans = 300;
/** Lists of values make new statements for ever. */
const longestStatement = 8_000;

const names = new Map<string, string>();

/**
 * Makes a connection keep the plans of its reading statements: for the pages' joins, planning takes as long as running.
 * PostgreSQL documentation, "PREPARE".
 */
export function keepPlans(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((first: unknown, ...rest: unknown[]) => query(named(first), ...rest)) as typeof client.query;
}

function named(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('text' in query) || typeof query.text !== 'string') return query;
  const { text } = query;
  if (!/^\s*(select|with)\b/i.test(text) || text.length > longestStatement) return query;
  if (!names.has(text) && names.size < mostPlans) names.set(text, `plan_${names.size}`);
  return { ...query, name: names.get(text) };
}
