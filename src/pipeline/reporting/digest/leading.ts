import type { Direction } from '../../../types.js';
import type { Stance } from '../story.js';

/**
 * The likeliest outcome once every story is judged, with its probability: each story counts with the probability that its
 * label is right, independently of the others, and disputed ones not at all. The distribution of the
 * difference is exact (a convolution over the stories).
 */
export function leading(stories: { stance: Stance; p: number }[]): { side: Direction | 'even'; probability: number } {
  const decided = stories.filter(({ stance }) => stance !== 'disputed');
  const middle = decided.length;
  let chances = new Float64Array(2 * middle + 1);
  chances[middle] = 1;
  for (const { stance, p } of decided) {
    const step = stance === 'strengthens' ? 1 : -1;
    chances = chances.map((chance, at) => chance * (1 - p) + (chances[at - step] ?? 0) * p);
  }
  const sum = (part: Float64Array) => part.reduce((total, chance) => total + chance, 0);
  const sides: { side: Direction | 'even'; probability: number }[] = [
    { side: 'strengthens', probability: sum(chances.slice(middle + 1)) },
    { side: 'weakens', probability: sum(chances.slice(0, middle)) },
    { side: 'even', probability: chances[middle]! },
  ];
  return sides.reduce((best, side) => (side.probability > best.probability ? side : best));
}
