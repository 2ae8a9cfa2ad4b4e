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

export const utc = (time: Date) => `${timeFormat.format(time)} UTC`;
