import { alignmentName } from '../alignments.js';
import { notesOf } from '../digest/notes.js';
import { idsOf, type Statement } from '../digest/statement.js';
import type { Digest, DigestEntry } from '../digest/value.js';
import { count, isolated, list } from '../digest/words.js';
import type { Piece } from '../evidence.js';
import { arrows, evidenceKey, lateness, linkOf, longDate, type MailFrame, windowLine } from './frame.js';

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
    ...notesOf(digest).map(({ name, statements }) => [heading(name), ...statements.map((each) => `* ${stated(each)}`)]),
    footer(frame),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const heading = (name: string) => `${name}\n${'-'.repeat(name.length)}`;

export const stated = (statement: Statement) => `${statement.text} [${idsOf(statement)}]`;

/** A story: headline, evidence, judgement, voices, link. */
export function entryLines(entry: DigestEntry, frame: MailFrame): string[] {
  const { stance, statement, headline, quote } = entry;
  // Where no sentence of the text shows it, the headline is the quotation.
  const title = quote.length ? plain(headline) : `“${plain(headline)}”`;
  return [
    `${arrows[stance]} ${title} [${idsOf(statement)}]`,
    ...(quote.length ? [`  “${plain(quote)}”`] : []),
    `  ${judgement(entry)}${entry.reviewed ? '' : ' · not reviewed'}${others(entry)}`,
    `  ${voices(entry)}`,
    `  ${linkOf(entry, frame)}`,
  ];
}

const plain = (parts: Piece[]) => isolated(parts.map(({ text }) => text).join(''));

/** Direction, status and certainty: "weakens, denied · label very likely". */
export function judgement({ stance, direction, status, certainty }: DigestEntry): string {
  const what = [...(stance === 'disputed' ? ['disputed'] : []), direction, ...(status ? [status] : [])].join(', ');
  return `${what} · ${certainty}`;
}

/** The story's indicators beside the one under which it stands. */
export const others = ({ otherIndicators }: DigestEntry): string =>
  otherIndicators.length ? ` · also ${list(otherIndicators)}` : '';

/** Who reports it. */
export function voices({ first, firstAt, publishers, alignments, silent }: DigestEntry): string {
  const heard = alignments.map(alignmentName).join(', ');
  // Of what one publisher tells alone, all others are silent anyway.
  const unheard = publishers > 1 && silent.length ? `silent: ${silent.map(alignmentName).join(', ')}` : '';
  const who = [heard, unheard].filter(Boolean).join('; ');
  return `First: ${isolated(first)}, ${firstAt} · ${count(publishers, 'independent publisher')}${who && ` (${who})`}`;
}

/** What the ids mean, and the way out. */
export function footer({ unsubscribeUrl }: MailFrame): string[] {
  return ['-- ', evidenceKey, ...(unsubscribeUrl ? [`Unsubscribe: ${unsubscribeUrl}`] : [])];
}
