import type { Direction, Status } from '../../../types.js';

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** The labels of one period that weigh the same in the index. */
export interface Cell {
  /** First day of the period, as YYYY-MM-DD. */
  period: string;
  alignment: string;
  dimension: string;
  direction: Direction;
  status: Status | null;
  /** Sum of the probabilities that they are right, each story counted once over all its labels. */
  shared: number;
}

/** What one indicator brought in one period. */
export interface Count {
  period: string;
  indicator: string;
  direction: Direction;
  /** Sum of the probabilities that the label is right. */
  expected: number;
}

/** Stories of an indicator that one perspective told first. */
export interface First {
  indicator: string;
  alignment: string;
  stories: number;
}

/** Stories of an indicator that one perspective told at all, first or not. */
export interface ToldBy extends First {
  period: string;
}

/** Articles read of one perspective. */
export interface Coverage {
  period: string;
  alignment: string;
  articles: number;
}

export interface TrendRows {
  cells: Cell[];
  counts: Count[];
  first: First[];
  told: ToldBy[];
  coverage: Coverage[];
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
  /** Stories by who told them at all, by period. */
  told: Record<string, number[]>;
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
