import type { Commitment, CommitmentState } from '../../types.js';

/** A commitment's life, in its usual order; each of the last three may come at any time. */
export const commitmentStates: readonly CommitmentState[] = [
  'announced',
  'signed',
  'ratified',
  'funded',
  'delivered',
  'stalled',
  'cancelled',
];

/** In the order of their urgency. */
export const standings = ['overdue', 'due', 'open', 'ended'] as const;
export type Standing = (typeof standings)[number];

/** What is to be delivered within so many days is due. */
export const dueWithinDays = 7;

const dayMs = 86_400_000;

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** Where a commitment stands on a day. One that stalled is still owed. */
export function standingOf({ state, dueOn }: Pick<Commitment, 'state' | 'dueOn'>, today: string): Standing {
  if (state === 'delivered' || state === 'cancelled') return 'ended';
  if (dueOn === null) return 'open';
  if (dueOn < today) return 'overdue';
  return daysBetween(today, dueOn) <= dueWithinDays ? 'due' : 'open';
}

/** "12 days overdue", "due in 3 days", "due today", or undefined where there is nothing to wait for. */
export function waitingFor(commitment: Pick<Commitment, 'state' | 'dueOn'>, today: string): string | undefined {
  const { dueOn } = commitment;
  if (dueOn === null || standingOf(commitment, today) === 'ended') return undefined;
  const left = daysBetween(today, dueOn);
  const days = `${Math.abs(left)} ${Math.abs(left) === 1 ? 'day' : 'days'}`;
  if (left < 0) return `${days} overdue`;
  return left === 0 ? 'due today' : `due in ${days}`;
}

/** The most urgent first: by standing, then by due date, those without one last. */
export function byUrgency<C extends Pick<Commitment, 'state' | 'dueOn'>>(commitments: C[], today: string): C[] {
  const rank = (each: C) => `${standings.indexOf(standingOf(each, today))} ${each.dueOn ?? '9999'}`;
  return [...commitments].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
