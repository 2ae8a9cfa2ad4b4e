import type { SavedFilter } from '../../io/db/saved-filters.js';
import type { QueuedStory } from '../../io/db/story-queue.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import type { Query } from '../filter.js';

/** What the queue's page and its parts show. */
export interface ReviewProps {
  user: User;
  stories: QueuedStory[];
  query: Query;
  /** Where the next page begins, if there is one. */
  after: string | undefined;
  /** How many open stories there are, in words. */
  open: string;
  /** When the latest item that the page can hold was flagged: what comes after is news. */
  since: Date;
  /** Forms of the searched words, to be marked. */
  words: ReadonlySet<string>;
  indicators: Indicator[];
  /** The alignments of the two sides' state media. */
  stateMedia: string[];
  sources: { id: string; name: string }[];
  alignments: string[];
  languages: string[];
  /** Whom an item may be assigned to. */
  users: string[];
  saved: SavedFilter[];
}
