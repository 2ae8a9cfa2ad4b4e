import { type Statement, state } from './statement.js';
import { count, list } from './words.js';

/** What the monitor could see in a window. */
export interface Coverage {
  /** Sources that are polled. */
  sources: number;
  /** Those of them that brought an article in the window. */
  reporting: number;
  /** Articles read in the window. */
  articles: number;
  /** Entries found in the window whose page could not be read. */
  unread: number;
  /** Articles that are read but not yet judged. */
  unjudged: number;
  /** Perspectives of which an article was read in the window. */
  alignments: string[];
  quiet: QuietSource[];
  failed: { id: string; name: string; reason: string }[];
}

export interface QuietSource {
  id: string;
  name: string;
  /** Entries in the window. */
  entries: number;
  /** Entries that its last four weeks let expect in a window as long. */
  expected: number;
}

/**
 * A source is silent when so few entries would come by chance less than once in a hundred windows, were it publishing as in its last
 * four weeks (Poisson). It needs at least 4.6 expected entries before none at all says anything.
 */
const silentBelow = 0.01;

export const isSilent = ({ entries, expected }: QuietSource): boolean => poissonAtMost(entries, expected) < silentBelow;

function poissonAtMost(most: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let k = 0; k <= most; k++) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}

/** One sentence about what was not seen; the coverage lines name it. */
export function unseen({ quiet, failed, unread, unjudged }: Coverage): string {
  const silent = quiet.filter(isSilent).length;
  const missing = [
    ...(silent ? [count(silent, 'silent source')] : []),
    ...(failed.length ? [count(failed.length, 'failed source')] : []),
    ...(unread ? [count(unread, 'unreadable page')] : []),
    ...(unjudged ? [`${count(unjudged, 'article')} not judged yet`] : []),
  ];
  return missing.length ? `Not seen: ${list(missing)}.` : 'No source was silent or failed.';
}

/** What was read, and what was not. */
export function coverageLines(coverage: Coverage, localDate: string): Statement[] {
  const { sources, reporting, articles, unread, unjudged, failed } = coverage;
  const window = [`W${localDate}`];
  const lines = [state(`${count(articles, 'article')} read from ${reporting} of ${count(sources, 'source')}.`, window)];
  const silent = coverage.quiet.filter(isSilent);
  const ids = (list: { id: string }[]) => list.map(({ id }) => `S:${id}`);
  if (silent.length) {
    const named = silent.map(
      ({ name, entries, expected }) => `${name} (${entries} instead of ${Math.round(expected)})`,
    );
    lines.push(state(`Silent: ${list(named)}.`, ids(silent)));
  }
  if (failed.length)
    lines.push(state(`Failed: ${list(failed.map(({ name, reason }) => `${name} (${reason})`))}.`, ids(failed)));
  if (unread) lines.push(state(`${count(unread, 'page')} could not be read.`, window));
  if (unjudged) lines.push(state(`${count(unjudged, 'article')} not judged yet.`, window));
  return lines;
}
