import type { Direction, Status } from '../../../types.js';

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** The stories of one period that agree in who told them first and in what they show. */
export interface Cell {
  /** First day of the period, as YYYY-MM-DD. */
  period: string;
  alignment: string;
  indicator: string;
  direction: Direction;
  status: Status | null;
  stories: number;
  /** Sum of the probabilities that the label is right. */
  expected: number;
  /** The same, each story counted once over all its labels. */
  shared: number;
}

/** Articles read of one perspective. */
export interface Coverage {
  period: string;
  alignment: string;
  articles: number;
}

/** One point of a line: net strengthening stories in a thousand articles read. */
export interface Point {
  period: string;
  index: number;
  /** The middle 90 % of the bootstrap. */
  low: number;
  high: number;
  /** Expected stories, unweighted. */
  strengthens: number;
  weakens: number;
  articles: number;
  /** Perspectives of which too little was read, so that their own mean stands in. */
  missing: string[];
}

export interface Mark {
  period: string;
  indicator: string;
  direction: Direction;
  kind: 'burst' | 'lull';
  observed: number;
  expected: number;
  /** How often chance alone would bring as much, or as little. */
  chance: number;
}

export interface LedgerRow {
  indicator: string;
  name: string;
  dimension: string;
  /** Expected stories by period. */
  strengthens: number[];
  weakens: number[];
  /** Stories by who told them first. */
  first: Record<string, number>;
}

export interface Assessment {
  period: Period;
  periods: string[];
  cohesion: Point[];
  dimensions: { dimension: string; points: Point[] }[];
  ledger: LedgerRow[];
  marks: Mark[];
  /** Perspectives that were read in the range, the most read first. */
  alignments: string[];
}
