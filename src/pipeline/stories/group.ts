import { anchorsOf, type StoryItem, type Terms, termsOf } from './terms.js';

export type { StoryItem } from './terms.js';

const day = 86_400_000;
const window = 3 * day;
/** Cosine from which two items tell of one event; fitted to pairs of ordinary news, within a language and across. */
const sameLanguage = 0.34;
const acrossLanguages = 0.45;

type Vector = Map<string, number>;

/** Items prepared for comparison: rare terms weigh more, so the items compared must come from one period of news. */
export class StoryIndex {
  private readonly words: Vector[];
  private readonly anchors: Vector[];

  constructor(readonly items: readonly StoryItem[]) {
    this.words = vectors(items.map(termsOf));
    this.anchors = vectors(items.map(anchorsOf));
  }

  /** 1 or more when two items tell of the same event; the higher the surer. 0 for items too far apart in time. */
  closeness(one: number, other: number): number {
    const [a, b] = [this.items[one]!, this.items[other]!];
    const apart = Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? ''));
    if (apart > window) return 0;
    return a.language === b.language
      ? cosine(this.words[one]!, this.words[other]!) / sameLanguage
      : cosine(this.anchors[one]!, this.anchors[other]!) / acrossLanguages;
  }
}

/**
 * Finds the story of each item that has none yet, in the order given; `storyOf` names the story of the others. An item joins
 * the story whose members it is closest to on average, so that a chain of resemblances does not join two events;
 * else it begins one that bears its own id.
 */
export function placeInStories(items: readonly StoryItem[], storyOf: Readonly<Record<string, string>> = {}) {
  const index = new StoryIndex(items);
  const members = new Map<string, number[]>();
  const join = (story: string, at: number) => void members.set(story, [...(members.get(story) ?? []), at]);
  for (const [at, { id }] of items.entries()) if (storyOf[id] !== undefined) join(storyOf[id], at);
  const placed: Record<string, string> = {};
  for (const [at, { id }] of items.entries()) {
    if (storyOf[id] !== undefined) continue;
    let [story, closest] = [id, 1];
    for (const [candidate, group] of members) {
      const average = group.reduce((sum, member) => sum + index.closeness(at, member), 0) / group.length;
      if (average >= closest) [story, closest] = [candidate, average];
    }
    join(story, at);
    placed[id] = story;
  }
  return placed;
}

/** Ids of the items grouped by event, in the order of their first items. */
export function groupStories(items: readonly StoryItem[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const [id, story] of Object.entries(placeInStories(items)))
    groups.set(story, [...(groups.get(story) ?? []), id]);
  return [...groups.values()];
}

/** Unit vectors of terms weighted by tf-idf: log-damped counts times the logarithm of how few items have the term. */
function vectors(documents: Terms[]): Vector[] {
  const holders = new Map<string, number>();
  for (const terms of documents) for (const term of terms.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  return documents.map((terms) => {
    const vector: Vector = new Map();
    for (const [term, count] of terms) {
      vector.set(term, (1 + Math.log(count)) * Math.log((documents.length + 1) / holders.get(term)!));
    }
    const length = Math.hypot(...vector.values()) || 1;
    for (const [term, weight] of vector) vector.set(term, weight / length);
    return vector;
  });
}

function cosine(one: Vector, other: Vector): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}
