import type { Pace, Problem } from '../../feed-types.js';
import { problems } from './problems.js';

export const healthStates = [
  'failing',
  'parked',
  'never succeeded',
  'silent',
  'fallback',
  'new',
  'ok',
  'paused',
  'retired',
] as const;

export type HealthState = (typeof healthStates)[number];

export interface Health {
  state: HealthState;
  /** Since when it is in a state that is not as it should be. */
  since?: Date;
  /** What is wrong, in words, and what to do about it. */
  problem?: string;
  remedy?: string;
}

interface Source {
  paused: boolean;
  origin: 'config' | 'user' | 'gone';
  fallback: string | null;
}

interface Polled {
  attemptedAt: Date;
  succeededAt: Date | null;
  lastNewAt: Date | null;
  failure: string | null;
  problem: Problem | null;
  failingSince: Date | null;
  parkedAt: Date | null;
  movedTo: string | null;
  adopted: string | null;
  pace: Pace | null;
}

const hour = 3_600_000;

/** How a source is, judged by its latest poll and against its own pace. */
export function assess(source: Source, poll: Polled | null, now: Date): Health {
  if (source.origin === 'gone') return { state: 'retired' };
  if (source.paused) return { state: 'paused', remedy: 'resume it with `entente feeds resume`' };
  if (!poll) return { state: 'new' };
  const healthy = poll.succeededAt?.getTime() === poll.attemptedAt.getTime();
  if (!healthy || poll.failure) return unwell(poll, healthy);
  const silentSince = silence(poll, now);
  if (silentSince) {
    const problem = `nothing new for ${duration(now.getTime() - silentSince.getTime())}, against ${paceInWords(poll.pace)}`;
    return { state: 'silent', since: silentSince, problem, remedy: 'look at the site: it may have a new feed' };
  }
  return { state: 'ok', ...moved(poll) };
}

function unwell(poll: Polled, healthy: boolean): Health {
  const said = {
    ...(poll.failingSince && { since: poll.failingSince }),
    problem: poll.failure ?? 'the latest poll did not end',
    ...(poll.problem && { remedy: problems[poll.problem].remedy }),
  };
  if (healthy) return { state: 'fallback', ...said, problem: `its own address: ${said.problem}` };
  if (poll.parkedAt) return { state: 'parked', ...said };
  return { state: poll.succeededAt ? 'failing' : 'never succeeded', ...said };
}

function moved({ movedTo, adopted }: Polled): Pick<Health, 'problem' | 'remedy'> {
  const target = movedTo ?? adopted;
  return target ? { problem: `has moved to ${target}`, remedy: 'change its address to the new one' } : {};
}

/**
 * Since when nothing new has come, when that is too long: a day for a feed of 24 entries a day and more, else three days, as many
 * rest at the week's end; and twice the longest pause that its document shows. A feed without dates is given a month.
 */
function silence({ pace, lastNewAt }: Polled, now: Date): Date | undefined {
  const last = Math.max(Date.parse(pace?.newest ?? '') || 0, lastNewAt?.getTime() ?? 0);
  return last && now.getTime() - last > patience(pace) ? new Date(last) : undefined;
}

function patience(pace: Pace | null): number {
  if (pace?.perDay === undefined || pace.longestGapMinutes === undefined) return 30 * 24 * hour;
  return Math.max((pace.perDay >= 24 ? 24 : 72) * hour, 2 * pace.longestGapMinutes * 60_000);
}

/** All sources together. */
export interface Totals {
  /** Neither paused nor retired. */
  active: number;
  /** Their latest poll failed. */
  failing: number;
  /** Should have been polled a quarter of an hour ago. */
  overdue: number;
  lastSuccess: Date | null;
  /** When the first of the active sources was added. */
  since: Date | null;
  /** What the database says when it has no room. */
  full: string | null;
}

/** Why nothing comes in at all: there is no room for it, or not one success in two hours, when that cannot be chance. */
export function alarm({ active, failing, overdue, lastSuccess, since, full }: Totals, now: Date): string | undefined {
  if (full)
    return `Nothing can be stored (${full}): make room on the database's disk; the work then goes on by itself.`;
  const last = lastSuccess ?? since;
  if (active === 0 || !last || now.getTime() - last.getTime() < 2 * hour) return undefined;
  // A few slow feeds may rightly rest for hours.
  if ((failing + overdue) * 2 < active) return undefined;
  const long = duration(now.getTime() - last.getTime());
  return overdue > failing
    ? `No source has been polled for ${long}: is a worker running? Start \`entente up\` or \`entente worker\`.`
    : `No source has answered for ${long}, ${failing} of ${active} fail: check this machine's internet connection.`;
}

/** A length of time in its largest unit, such as "3 h". */
export function duration(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes < 1) return 'seconds';
  if (minutes < 120) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} days`;
}

/** Such as "12 a day". */
export function paceInWords(pace: Pace | null): string {
  const perDay = pace?.perDay;
  if (perDay === undefined) return 'an unknown pace';
  if (perDay >= 1) return `${Math.round(perDay)} a day`;
  if (perDay >= 1 / 7) return `${Math.round(perDay * 7)} a week`;
  return `${Math.max(1, Math.round(perDay * 30))} a month`;
}
