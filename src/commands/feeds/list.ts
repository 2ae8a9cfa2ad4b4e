import type { Command } from 'commander';
import { listFeeds } from '../../io/db/feeds.js';
import { readTotals } from '../../io/db/health.js';
import { alarm, assess, duration, type Health, type HealthState, healthStates } from '../../pipeline/feeds/health.js';
import { columns, withDeps } from '../command.js';
import { declaredFeeds } from '../sources.js';

type Row = Awaited<ReturnType<typeof listFeeds>>[number] & { health: Health };

export const listFeedsCommand = (feeds: Command) =>
  feeds
    .command('list')
    .description('show every source, how it is and what to do about those that are not well')
    .option('--broken', 'only those that need attention')
    .option('--json', 'print one JSON object a line')
    .action(async ({ json, broken }: { json?: boolean; broken?: boolean }) =>
      withDeps(async ({ db, config, now: clock }) => {
        await declaredFeeds(db, config.feedsFile);
        const now = clock();
        const all = (await listFeeds(db)).map((row) => ({ ...row, health: assess(row.feed, row.poll, now) }));
        const rows = all.filter(({ health }) => !broken || attention.has(health.state));
        if (json) {
          for (const { feed, poll, entries, health } of rows)
            console.log(JSON.stringify({ ...feed, poll, entries, health }));
          return;
        }
        const warning = alarm(await readTotals(db), now);
        console.log(
          [...(warning ? [`ALARM: ${warning}\n`] : []), table(rows, now), summary(all), remedies(rows)].join('\n'),
        );
      }),
    );

const attention: ReadonlySet<HealthState> = new Set(['failing', 'parked', 'never succeeded', 'silent', 'fallback']);

const mostNames = 6;

/** Those that need attention come first. */
function table(rows: Row[], now: Date): string {
  const rank = ({ health }: Row) => healthStates.indexOf(health.state);
  const ago = (date: Date | null | undefined) => (date ? duration(now.getTime() - date.getTime()) : '-');
  const lines = [...rows]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ feed, poll, health }) => [
      feed.name.length > 34 ? `${feed.name.slice(0, 33)}…` : feed.name,
      feed.language ?? '',
      health.state,
      ago(poll?.succeededAt),
      ago(poll?.lastNewAt),
      poll?.pace?.perDay === undefined ? '-' : poll.pace.perDay.toFixed(poll.pace.perDay < 10 ? 1 : 0),
      next(health, poll, now),
      troubleOf(health, now),
    ]);
  return columns([['source', '', 'state', 'success', 'new', 'per day', 'next', 'problem'], ...lines]);
}

function troubleOf({ state, problem, since }: Health, now: Date): string {
  // A silence says its length itself.
  if (!problem || !since || state === 'silent') return problem ?? '';
  return `${problem}, for ${duration(now.getTime() - since.getTime())}`;
}

function next({ state }: Health, poll: Row['poll'], now: Date): string {
  if (state === 'paused' || state === 'retired') return '-';
  const wait = (poll?.nextAt.getTime() ?? 0) - now.getTime();
  return wait <= 0 ? 'now' : `in ${duration(wait)}`;
}

function summary(rows: Row[]): string {
  const counts = healthStates.map(
    (state) => [rows.filter(({ health }) => health.state === state).length, state] as const,
  );
  const said = counts.filter(([count]) => count).map(([count, state]) => `${count} ${state}`);
  return `\n${rows.length} sources${said.length ? `: ${said.join(', ')}` : ''}`;
}

/** What to do, said once for all sources that it concerns. */
function remedies(rows: Row[]): string {
  const named = new Map<string, string[]>();
  for (const { feed, health } of rows)
    if (health.remedy) named.set(health.remedy, [...(named.get(health.remedy) ?? []), feed.name]);
  const list = (names: string[]) =>
    names.length > mostNames
      ? `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`
      : names.join(', ');
  return [...named].map(([remedy, names]) => `\n${list(names)}\n  → ${remedy}`).join('\n');
}
