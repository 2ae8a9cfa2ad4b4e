import type { MailOutcome } from '../../../types.js';

export interface Settlement {
  state: 'reserved' | 'sent' | 'rejected' | 'unknown';
  nextTryAt: Date | null;
  uncertain: boolean;
  failure: string | null;
}

const minute = 60_000;
const waits = [1, 5, 15, 60].map((minutes) => minutes * minute);
const unknownWait = 15 * minute;

/** A mail this old is no news any more. */
const giveUpAfter = { digest: 3 * 24 * 60 * minute, alert: 6 * 60 * minute };

/** A worker that has not settled its mail in this time is dead; longer than any try may last. */
export const sendingLapses = 5 * minute;

/** What becomes of a mail after a try. `attempts` counts this one. */
export function settle(
  mail: { kind: 'digest' | 'alert'; attempts: number; dueAt: Date; uncertain: boolean },
  outcome: MailOutcome,
  now: Date,
): Settlement {
  const { uncertain } = mail;
  if (outcome.kind === 'accepted') return { state: 'sent', nextTryAt: null, uncertain, failure: null };
  const failure = outcome.reason;
  const tooLate = now.getTime() - mail.dueAt.getTime() > giveUpAfter[mail.kind];
  if (outcome.kind === 'refused' || (tooLate && outcome.kind === 'later'))
    return { state: 'rejected', nextTryAt: null, uncertain, failure };
  if (outcome.kind === 'unknown') return unanswered(uncertain, failure, now);
  const wait = waits[Math.min(mail.attempts, waits.length) - 1] ?? 0;
  return { state: uncertain ? 'unknown' : 'reserved', nextTryAt: new Date(now.getTime() + wait), uncertain, failure };
}

/** A try without an answer is repeated once, with the same message; after a second one a person has to look. */
export const unanswered = (uncertain: boolean, failure: string, since: Date): Settlement => ({
  state: 'unknown',
  nextTryAt: uncertain ? null : new Date(since.getTime() + unknownWait),
  uncertain: true,
  failure,
});
