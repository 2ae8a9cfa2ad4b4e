/** What codes mean, for people. */

export { alignmentName } from '../pipeline/reporting/alignments.js';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

const known = new Map<string, string>();

export function languageName(code: string): string {
  const name = known.get(code) ?? nameOf(code);
  if (known.size < 1000) known.set(code, name);
  return name;
}

function nameOf(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** The Admiralty code for the reliability of a source (NATO AJP-2.1). */
export const reliabilities: Record<string, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

const relativeFormat = new Intl.RelativeTimeFormat('en', { style: 'short', numeric: 'auto' });
const minute = 60_000;
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/** How far a time lies from another, in the largest unit that it fills: "5 min. ago", "in 2 days". */
export function relative(time: Date, now: Date): string {
  const distance = time.getTime() - now.getTime();
  const [unit, length] = units.find(([, length]) => Math.abs(distance) >= length) ?? units[2];
  return relativeFormat.format(Math.round(distance / length), unit);
}

export const utc = (time: Date) => `${timeFormat.format(time)} UTC`;
