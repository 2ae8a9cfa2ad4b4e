import type { Commitment, Direction, Status } from '../../../types.js';
import type { Piece } from '../evidence.js';
import type { Outline } from '../outline.js';
import type { Stance, Story, StoryLabel } from '../story.js';
import type { Mark, Period } from '../trend/value.js';
import type { Coverage } from './coverage.js';
import type { Statement } from './statement.js';

/** What a digest is made from: rows, and the window it covers. */
export interface DigestRows {
  outline: Outline;
  /** Every story that was first known or decided on in the window, as it stood at its end. */
  stories: Story[];
  coverage: Coverage;
  /** Stories first known on each of the days before the window, oldest first. */
  past: DayCount[];
  /** Bursts and lulls of the days and weeks that ended in the window. */
  marks: DigestMark[];
  /** Every commitment as it stood at the window's end. */
  commitments: Commitment[];
}

export type DigestMark = Mark & { length: Period };

export interface DayCount {
  date: string;
  strengthens: number;
  weakens: number;
}

export interface DigestWindow {
  localDate: string;
  zone: string;
  /** After this instant, up to and with the next, as ISO 8601. */
  since: string;
  until: string;
  content: 'confirmed' | 'all';
}

export interface DigestEntry {
  /** The headline, with the ids of the flags that make it a story. */
  statement: Statement;
  articleId: number;
  /** Where the publisher has it. */
  url: string;
  language: string | null;
  stance: Stance;
  direction: Direction;
  status: Status | null;
  /** How likely the label is right, in standard words, or that a person confirmed it. */
  certainty: string;
  reviewed: boolean;
  /** The headline and the sentence of the text that hold the evidence, in their own language; no sentence where the headline alone does. */
  headline: Piece[];
  quote: Piece[];
  /** Who told it first, and when by the recipient's clock, such as "24 Nov, 18:05". */
  first: string;
  firstAt: string;
  publishers: number;
  alignments: string[];
  /** Perspectives that were read and do not report it. */
  silent: string[];
  otherIndicators: string[];
}

export interface Digest {
  subject: string;
  pair: string;
  localDate: string;
  zone: string;
  since: string;
  until: string;
  counts: Record<Stance, number>;
  bottomLine: Statement[];
  sections: { indicator: string; name: string; entries: DigestEntry[] }[];
  changes: Statement[];
  marks: Statement[];
  commitments: Statement[];
  coverage: Statement[];
  past: DayCount[];
}

/** A story in the digest, with what its flags say once those without evidence are left out. */
export interface Told {
  story: Story;
  labels: StoryLabel[];
  stance: Stance;
  reviewed: boolean;
}

/** Whether an instant lies after the first and not after the second. */
export const isWithin = (instant: string, since: string, until: string): boolean => {
  const at = Date.parse(instant);
  return at > Date.parse(since) && at <= Date.parse(until);
};
