import { type Appointment, dueDigests } from '../../../../src/pipeline/reporting/digest/due.js';

export const hours = ['00:00', '02:30', '07:00', '23:59'];

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * Lives through `days` days in each zone with one recipient for each hour, asking at irregular times up to 12 hours apart,
 * and counts against the calendar of Intl, which shares no code with what is tested.
 */
export function runLedger({ zones, from, days }: { zones: string[]; from: string; days: number }) {
  const start = Date.parse(`${from}T00:00:00Z`);
  const count = { zones: zones.length, days, digests: 0, missing: 0, double: 0, early: 0, late: 0 };
  for (const [number, zone] of zones.entries()) {
    const sent = new Map<string, number>();
    const recipients = hours.map(
      (hour, recipientId): Appointment => ({
        recipientId,
        hour,
        zone,
        schedule: 'daily',
        addedAt: new Date(start - dayMs).toISOString(),
      }),
    );
    const local = calendar(zone);
    const random = generator(number + 1);
    let last = start;
    for (let now = start; now < start + days * dayMs; now += 1 + Math.floor(random() * 12 * hourMs)) {
      for (const due of dueDigests(recipients, (id, date) => sent.has(`${id} ${date}`), new Date(now))) {
        const key = `${due.recipientId} ${due.localDate}`;
        sent.set(key, (sent.get(key) ?? 0) + 1);
        const at = local(Date.parse(due.dueAt));
        if (at < `${due.localDate} ${hours[due.recipientId]}`) count.early++;
        // What fell due before the previous question should have been answered then.
        if (Date.parse(due.dueAt) <= last && last > start) count.late++;
      }
      last = now;
    }
    for (const expected of datesBetween(local, start, last))
      for (const id of recipients.keys()) {
        const times = sent.get(`${id} ${expected}`) ?? 0;
        if (times === 0) count.missing++;
        if (times > 1) count.double++;
      }
    count.digests += sent.size;
  }
  return count;
}

/** The local dates that began after `start` and ended before `end`. */
function datesBetween(local: (at: number) => string, start: number, end: number): string[] {
  const dates = new Set<string>();
  for (let at = start; at <= end; at += 6 * hourMs) dates.add(local(at).slice(0, 10));
  return [...dates].slice(1, -1);
}

function calendar(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at);
}

/** Mulberry32: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
