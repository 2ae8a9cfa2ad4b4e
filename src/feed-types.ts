/** What is read of a feed. It survives JSON: instants are ISO 8601 strings in UTC. */

/** What a feed document says, whatever its format. */
export interface ParsedFeed {
  title: string;
  link?: string;
  language?: string;
  /** How long the publisher asks us to wait between polls, from ttl and the syndication module. */
  intervalMinutes?: number;
  entries: ParsedEntry[];
}

export interface ParsedEntry {
  /** The publisher's own identity of the entry; its link where there is none. */
  guid: string;
  title: string;
  /** Absolute http(s) address of the article. */
  link?: string;
  /** Undefined when the feed gives no date or one that cannot be read without guessing. */
  date?: string;
  authors: string[];
  /** Summaries and full contents as safe HTML, in the feed's order. */
  bodies: string[];
}

/** What a poll keeps of a feed document. */
export interface FeedNews {
  title: string;
  language?: string;
  pace: Pace;
  entries: Announcement[];
}

/** An entry of a feed: the article that it announces, or why it announces none. */
export type Announcement = Pick<ParsedEntry, 'title' | 'link' | 'date'> &
  ({ article: AnnouncedArticle } | { refused: string });

export interface AnnouncedArticle {
  /** Names the article, however its address is spelt. */
  canonicalUrl: string;
  url: string;
  /** Host and port. */
  host: string;
  title: string;
  /** Plain text. */
  summary: string;
  publishedAt?: string;
}

/** How a feed publishes, as far as its latest document shows. */
export interface Pace {
  entries: number;
  /** Of the latest entry. What follows is undefined when fewer than two entries have dates. */
  newest?: string;
  perDay?: number;
  medianGapMinutes?: number;
  longestGapMinutes?: number;
  /** From the oldest entry to the latest. */
  reachMinutes?: number;
  /** What the publisher asks for (`ParsedFeed.intervalMinutes`). */
  askedMinutes?: number;
}

/** What is wrong with a feed, by what can be done about it. */
export type Problem =
  | 'gone'
  | 'missing'
  | 'forbidden'
  | 'throttled'
  | 'server'
  | 'unreachable'
  | 'certificate'
  | 'refused'
  | 'not-a-feed'
  | 'empty'
  | 'internal';
