import type { ListedItem } from '../io/db/review.js';
import { isTentative } from '../pipeline/reporting/tentative.js';
import type { Direction, Span, Status } from '../types.js';

/** An indicator of an item as it counts now: the classifier's, or the reviewer's in its place. */
export interface ShownLabel {
  indicator: string;
  direction: Direction;
  status: Status | null;
  /** Null where a person gave it. */
  score: number | null;
  /** Less likely right than wrong, and no reviewer accepted it. */
  tentative: boolean;
  evidence: Span[];
  /** What follows is the classifier's; undefined where a person gave the label. */
  rule?: string | null;
  actors?: string[] | null;
  negated?: boolean;
  hedged?: boolean;
}

export function labelsOf({ edited, flags, state }: Pick<ListedItem, 'edited' | 'flags' | 'state'>): ShownLabel[] {
  if (!edited) return flags.map((flag) => ({ ...flag, tentative: state !== 'accepted' && isTentative(flag.score) }));
  return edited.map((label) => {
    const flag = flags.find((each) => each.indicator === label.indicator && each.direction === label.direction);
    return { status: null, score: null, ...flag, ...label, tentative: false };
  });
}

/** A stretch of evidence knows the number of its label; a found word has none. */
export interface Mark {
  start: number;
  end: number;
  label?: number;
  direction?: Direction;
}

export const marksOf = (labels: ShownLabel[]): Mark[] =>
  labels.flatMap(({ evidence, direction }, index) =>
    evidence.map(({ start, end }) => ({ start, end, label: index + 1, direction })),
  );
