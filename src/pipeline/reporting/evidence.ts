import type { Span } from '../../types.js';

/** A stretch of text, marked when it is evidence. */
export interface Piece {
  text: string;
  marked: boolean;
}

const sentenceEnd = /[.!?؟…]["»”’)]*\s|\n/g;

/** The text cut at the edges of the spans; spans may overlap and come in any order. */
export function pieces(text: string, spans: Pick<Span, 'start' | 'end'>[], offset = 0): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) found.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    add(Math.min(Math.max(start - offset, 0), text.length), false);
    add(Math.min(Math.max(end - offset, 0), text.length), true);
  }
  add(text.length, false);
  return found;
}

/** The sentence that holds the first span, with every span inside it marked. Offsets count in `title + "\n" + text`. */
export function evidenceSentence(title: string, text: string, spans: Pick<Span, 'start' | 'end'>[]): Piece[] {
  const whole = `${title}\n${text}`;
  const first = [...spans].sort((a, b) => a.start - b.start)[0];
  if (!first) return [];
  let start = 0;
  let end = whole.length;
  for (const match of whole.matchAll(sentenceEnd)) {
    const edge = match.index + match[0].length;
    if (edge <= first.start) start = edge;
    else if (edge >= first.end) {
      end = edge;
      break;
    }
  }
  const inside = spans.filter((span) => span.start < end && span.end > start);
  return pieces(whole.slice(start, end).trimEnd(), inside, start);
}
