import { Period, type StoryItem } from './resemblance.js';
import type { Sketch } from './sketch.js';

export type { StoryItem } from './resemblance.js';

/** How sure the resemblance to a story must be for an item to join it. */
const sure = 0.6;
/** One alone could chain events together, and all of a big story would keep late reports out. */
const voters = 2;

/** A placed item: its story, and the item there whose text it shares. */
export interface Place {
  story: string;
  copyOf: string | null;
}

/**
 * Finds the story of each item that has none yet, in the order given; `placed` names that of the others. An item joins the
 * story that it is closest to, if it is close enough; else it begins one that bears its own id. The items must come from one period of news.
 */
export function placeInStories(
  items: readonly StoryItem[],
  placed: Readonly<Record<string, Place>> = {},
): Record<string, Place & { sketch: Sketch }> {
  const period = new Period(items);
  const places = new Map(Object.entries(placed));
  const members = new Map<string, number[]>();
  const join = (story: string, at: number) => void members.set(story, [...(members.get(story) ?? []), at]);
  for (const [at, { id }] of items.entries()) if (placed[id]) join(placed[id].story, at);
  const found: ReturnType<typeof placeInStories> = {};
  for (const [at, { id }] of items.entries()) {
    if (placed[id]) continue;
    let [story, closest] = [id, sure];
    for (const [candidate, group] of members) {
      const average = closeness(period, at, group);
      if (average >= closest) [story, closest] = [candidate, average];
    }
    const original = members.get(story)?.find((other) => period.areCopies(at, other));
    const copied = original === undefined ? null : items[original]!.id;
    const place = { story, copyOf: copied && (places.get(copied)?.copyOf ?? copied) };
    join(story, at);
    places.set(id, place);
    found[id] = { ...place, sketch: period.sketches[at]! };
  }
  return found;
}

/** How sure it is that an item belongs to a story: the mean over the two closest of its items in one language; 0 where that is not enough. */
function closeness(period: Period, at: number, group: number[]): number {
  const each = group.map((member) => period.probability(at, member));
  // No mean is above all that it is made of, and nearly every story is far away.
  if (!each.some((probability) => probability >= sure)) return 0;
  const byLanguage = new Map<string | undefined, number[]>();
  for (const [i, member] of group.entries()) {
    const { language } = period.items[member]!;
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), each[i]!]);
  }
  const means = [...byLanguage.values()].map((found) => {
    const closest = found.sort((a, b) => b - a).slice(0, voters);
    return closest.reduce((sum, value) => sum + value, 0) / closest.length;
  });
  return Math.max(0, ...means);
}
