import type { Span } from '../../types.js';

type Edges = Pick<Span, 'start' | 'end'>;

/** A stretch of text and the spans that cover it; marked when there is one. */
export interface Piece<S extends Edges = Edges> {
  text: string;
  marked: boolean;
  spans: S[];
}

const sentenceEnd = /[.!?؟…]["»”’)]*\s|\n/g;

/** The text cut at the edges of the spans; spans may overlap and come in any order. */
export function pieces<S extends Edges>(text: string, spans: S[], offset = 0): Piece<S>[] {
  const within = (position: number) => Math.min(Math.max(position - offset, 0), text.length);
  const edges = new Set([0, text.length, ...spans.flatMap(({ start, end }) => [within(start), within(end)])]);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index]!;
    const covering = spans.filter((span) => within(span.start) <= start && within(span.end) >= end);
    return { text: text.slice(start, end), marked: covering.length > 0, spans: covering };
  });
}

/** The sentence that holds the first span, with every span inside it marked. Offsets count in `title + "\n" + text`. */
export function evidenceSentence<S extends Edges>(title: string, text: string, spans: S[]): Piece<S>[] {
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
