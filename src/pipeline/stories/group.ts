import { anchorsOf, type StoryItem, type Terms, termsOf } from './terms.js';

export type { StoryItem } from './terms.js';

const day = 86_400_000;
const longestApart = 3;
/** How sure the average resemblance to a group must be for an item to join it. */
const sure = 0.6;
/** Log-odds that two items of one language tell of one event; fitted by logistic regression to pairs of ordinary news. */
const sameLanguage = { bias: -2.7, words: 7.1, title: 6, daysApart: -1.4 };
/** Across languages only names and numbers can be compared, and more of them must agree. */
const acrossLanguages = { bias: -2.6, anchors: 14, daysApart: -1.4 };

type Vector = Map<string, number>;

/** Items prepared for comparison: rare terms weigh more, so the items compared must come from one period of news. */
class StoryIndex {
  private readonly words: Vector[];
  private readonly titles: Vector[];
  private readonly anchors: Vector[];

  constructor(readonly items: readonly StoryItem[]) {
    this.words = vectors(items.map(termsOf));
    this.titles = vectors(items.map((item) => termsOf({ ...item, text: '' })));
    this.anchors = vectors(items.map(anchorsOf));
  }

  /** The estimated probability, 0 to 1, that two items tell of the same event; 0 for items without a date or days apart. */
  probability(one: number, other: number): number {
    const [a, b] = [this.items[one]!, this.items[other]!];
    const daysApart = Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? '')) / day;
    if (!(daysApart <= longestApart)) return 0;
    const logOdds =
      a.language === b.language
        ? sameLanguage.bias +
          sameLanguage.words * cosine(this.words[one]!, this.words[other]!) +
          sameLanguage.title * cosine(this.titles[one]!, this.titles[other]!) +
          sameLanguage.daysApart * daysApart
        : acrossLanguages.bias +
          acrossLanguages.anchors * cosine(this.anchors[one]!, this.anchors[other]!) +
          acrossLanguages.daysApart * daysApart;
    return 1 / (1 + Math.exp(-logOdds));
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
    let [story, closest] = [id, sure];
    for (const [candidate, group] of members) {
      const average = group.reduce((sum, member) => sum + index.probability(at, member), 0) / group.length;
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
