/** The values that travel between stages. All of them survive JSON: instants are ISO 8601 strings in UTC. */

/** Why a page is no article although the server sent it. */
export type Wall = 'paywall' | 'consent' | 'challenge';

/** What extraction finds on an article page. */
export interface ExtractedArticle {
  title: string;
  /** Paragraphs separated by one line break. */
  text: string;
  authors: string[];
  published?: string;
  modified?: string;
  /** BCP 47 primary language subtag, such as "fa". */
  language?: string;
  canonicalUrl?: string;
  siteName?: string;
  section?: string;
  image?: string;
  wall?: Wall;
}

/** CSS selectors for a site on which general extraction fails; each replaces what would have been found. */
export interface SiteRules {
  title?: string;
  body?: string;
  /** Parts of the page that are never text. */
  drop?: string[];
  authors?: string;
  published?: string;
}

export type Direction = 'strengthens' | 'weakens';

/** How certain the reported event is, by the codebook's rules. */
export type Status = 'occurred' | 'announced' | 'alleged' | 'denied';

/** Offsets count UTF-16 units in `title + "\n" + text`. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** What a codebook says of an indicator, in words. */
export interface Indicator {
  id: string;
  name: string;
  dimension: string;
  definition: string;
  /** What counts in each direction. */
  strengthens: string;
  weakens: string;
}

/** One indicator that an article shows, and where. */
export interface Label {
  indicator: string;
  direction: Direction;
  status?: Status;
  /** 0 to 1. */
  score: number;
  /** The codebook's rule that tells most, by its name. */
  rule: string;
  /** Names of the actors met in the sentences of the evidence. */
  actors: string[];
  /** Whether a negation stands in the clause of the main evidence, and whether it is only claimed or planned. */
  negated: boolean;
  hedged: boolean;
  evidence: Span[];
}

export interface Classification {
  relevant: boolean;
  /** 0 to 1: the estimated probability that a coder calls the article relevant. */
  score: number;
  labels: Label[];
}

/** What a user may do: look, decide, or also manage users and feeds. */
export type Role = 'reader' | 'analyst' | 'admin';

export type ReviewState = 'open' | 'accepted' | 'dismissed' | 'escalated';

/** What a reviewer does to an item. */
export type Action = 'accept' | 'dismiss' | 'escalate' | 'snooze' | 'reopen' | 'assign' | 'relabel' | 'note' | 'undo';

/** An indicator as a reviewer gives it. */
export interface ReviewLabel {
  indicator: string;
  direction: Direction;
  evidence: Span[];
}

/** Where the review of one item stands. */
export interface Review {
  state: ReviewState;
  assignee: string | null;
  /** Snoozed until then. */
  wakeAt: string | null;
  /** Null while the classifier's labels stand. */
  labels: ReviewLabel[] | null;
}

/** How far something that was promised has come. */
export type CommitmentState = 'announced' | 'signed' | 'ratified' | 'funded' | 'delivered' | 'stalled' | 'cancelled';

/** What was promised, as its latest step left it. */
export interface Commitment {
  id: number;
  title: string;
  indicator: string;
  /** The article that announced it. */
  articleId: number;
  language: string | null;
  state: CommitmentState;
  /** As YYYY-MM-DD. */
  dueOn: string | null;
  /** The latest step, who took it and when. */
  stepId: number;
  reviewer: string;
  takenAt: string;
}

/** What a try to send a message came to. */
export type MailOutcome =
  | { kind: 'accepted' }
  /** The server will never take it for this recipient. */
  | { kind: 'refused'; reason: string }
  /** Not now. `server`: the fault lies with the server, so other messages need not be tried either. */
  | { kind: 'later'; reason: string; server: boolean }
  /** The whole message was handed over and no answer came. */
  | { kind: 'unknown'; reason: string };
