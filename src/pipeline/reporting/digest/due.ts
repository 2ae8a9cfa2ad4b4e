import { IANAZone } from 'luxon';

export const schedules = ['daily', 'weekdays', 'weekly'] as const;
export type Schedule = (typeof schedules)[number];

/** When a recipient wants the digest. */
export interface Appointment {
  recipientId: number;
  /** Local time of day as HH:MM. */
  hour: string;
  /** IANA name. */
  zone: string;
  schedule: Schedule;
  /** Digests are owed from here on, as ISO 8601. */
  addedAt: string;
}

export interface DueDigest {
  recipientId: number;
  /** The recipient's calendar date as YYYY-MM-DD: with the recipient it is the digest's identity. */
  localDate: string;
  /** The instant at which it fell due, as ISO 8601. */
  dueAt: string;
}

/** After a longer outage the days before are folded into the oldest digest that is still sent. */
const reachBackDays = 3;
const dayMs = 86_400_000;

const weekdays: Record<Schedule, readonly number[]> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekly: [1],
};

/**
 * The digests whose local date and hour have passed and of which the ledger has none, oldest first.
 * `ledger` answers whether a recipient has a row for a local date. Nothing is remembered between calls, so missed
 * ticks, restarts, daylight saving and clocks that step back can neither lose nor double one.
 */
export function dueDigests(
  recipients: Appointment[],
  ledger: (recipientId: number, localDate: string) => boolean,
  now: Date,
): DueDigest[] {
  return recipients.flatMap((recipient) => dueFor(recipient, ledger, now)).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

function dueFor(recipient: Appointment, ledger: (id: number, date: string) => boolean, now: Date): DueDigest[] {
  const { recipientId, hour, zone, schedule } = recipient;
  const addedAt = Date.parse(recipient.addedAt);
  const due: DueDigest[] = [];
  for (const { date: localDate, weekday } of recentDates(now.getTime(), zone)) {
    if (!weekdays[schedule].includes(weekday) || ledger(recipientId, localDate)) continue;
    const instant = dueInstant(localDate, hour, zone);
    if (instant && instant > addedAt && instant <= now.getTime())
      due.push({ recipientId, localDate, dueAt: new Date(instant).toISOString() });
  }
  return due;
}

/** The local dates from which a digest may still be owed. */
function recentDates(now: number, zone: string) {
  const today = new Date(now + offsetAt(now, zone));
  return Array.from({ length: reachBackDays + 1 }, (_, index) => {
    const date = new Date(today);
    date.setUTCDate(today.getUTCDate() - reachBackDays + index);
    return { date: date.toISOString().slice(0, 10), weekday: date.getUTCDay() || 7 };
  });
}

/**
 * The instant of a local date and hour, in milliseconds. An hour that the clock skips is taken as if it had not been
 * put forward, even past midnight; of an hour that comes twice, the first. Undefined for a date that the zone skipped altogether.
 */
export function dueInstant(localDate: string, hour: string, zone: string): number | undefined {
  const wall = Date.parse(`${localDate}T${hour}Z`);
  const before = offsetAt(wall - dayMs, zone);
  const after = offsetAt(wall + dayMs, zone);
  const possible = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, zone) === wall);
  if (possible.length) return Math.min(...possible);
  const skipped = [wall - before, wall - after].every((instant) => localDateAt(instant, zone) !== localDate);
  return skipped ? undefined : wall - before;
}

const localDateAt = (instant: number, zone: string) =>
  new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);

/** Milliseconds by which a zone's clocks are ahead of UTC. */
const offsetAt = (instant: number, zone: string) => IANAZone.create(zone).offset(instant) * 60_000;
