import { alignmentName } from '../alignments.js';
import type { Statement } from '../digest/statement.js';
import type { Digest, DigestEntry } from '../digest/value.js';
import { count, list } from '../digest/words.js';
import { arrows, articleUrl, evidenceKey, lateness, longDate, type MailFrame, windowLine } from './frame.js';

/** The digest as plain text. */
export function renderText(digest: Digest, frame: MailFrame): string {
  const late = lateness(frame, digest.zone);
  const blocks = [
    [digest.pair, longDate(digest.localDate), windowLine(digest), ...(late ? [late] : [])],
    digest.bottomLine.map(stated),
    ...digest.sections.map(({ name, entries }) => [
      heading(name),
      ...entries.flatMap((entry, index) => [...(index ? [''] : []), ...entryLines(entry, frame)]),
    ]),
    section('What changed in older stories', digest.changes),
    section('Bursts and lulls', digest.marks),
    section('Commitments', digest.commitments),
    section('Coverage', digest.coverage),
    footer(frame),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const heading = (name: string) => `${name}\n${'-'.repeat(name.length)}`;

const section = (name: string, statements: Statement[]) =>
  statements.length ? [heading(name), ...statements.map((each) => `* ${stated(each)}`)] : [];

export const stated = ({ text, evidence }: Statement) => `${text} [${evidence.join(' ')}]`;

/** A story: headline, judgement, evidence, voices, link. */
export function entryLines(entry: DigestEntry, { publicUrl }: MailFrame): string[] {
  const link = articleUrl(publicUrl, entry.articleId);
  return [
    `${arrows[entry.stance]} ${stated(entry.statement)}`,
    `  ${judgement(entry)}${entry.reviewed ? '' : ' (not reviewed)'}`,
    `  “${entry.quote.map(({ text }) => text).join('')}”`,
    `  ${voices(entry)}`,
    ...(link ? [`  ${link}`] : []),
  ];
}

/** Direction, status and certainty: "weakens, denied · very likely". */
export const judgement = ({ stance, direction, status, certainty, otherIndicators }: DigestEntry): string => {
  const what = [stance === 'disputed' ? `disputed, ${direction}` : direction, ...(status ? [status] : [])].join(', ');
  const also = otherIndicators.length ? ` · also ${list(otherIndicators)}` : '';
  return `${what} · ${certainty}${also}`;
};

/** Who reports it. The source's name is set apart, since it may run the other way (Unicode FSI and PDI). */
export const voices = ({ first, publishers, alignments, silent }: DigestEntry): string => {
  const heard = alignments.map(alignmentName).join(', ');
  // Of what one publisher tells alone, all others are silent anyway.
  const unheard = publishers > 1 && silent.length ? `silent: ${silent.map(alignmentName).join(', ')}` : '';
  const who = [heard, unheard].filter(Boolean).join('; ');
  return `First: \u2068${first}\u2069 · ${count(publishers, 'independent publisher')}${who && ` (${who})`}`;
};

/** What the ids mean, and the way out. */
export function footer({ unsubscribeUrl }: MailFrame): string[] {
  return ['-- ', evidenceKey, ...(unsubscribeUrl ? [`Unsubscribe: ${unsubscribeUrl}`] : [])];
}
