import type { Box } from './blocks.js';
import type { Surroundings } from './surroundings.js';

/** An article of its own has at least this much prose, in characters. */
const leastProse = 250;

/**
 * The other articles on a page that strings several together: boxes marked up like the one that holds the headline and its text, each
 * with a headline of the same level.
 */
export function rivals({ page, titleAt }: Surroundings): Box[] {
  const title = page.blocks[titleAt];
  if (title?.box.tag !== 'h1') return [];
  const headlines = page.blocks.filter(({ box, index }) => box.tag === 'h1' && index !== titleAt);
  if (headlines.length === 0) return [];
  for (let own = title.box.parent; own; own = own.parent) {
    const { first, last, tag, names } = own;
    if (headlines.some(({ index }) => index >= first && index < last)) return [];
    if (page.proseIn(titleAt, last) < leastProse) continue;
    const alike = page.boxes.filter((box) => box !== own && box.tag === tag && box.names === names);
    const others = alike.filter((box) => headlines.some(({ index }) => index >= box.first && index < box.last));
    if (others.length > 0) return others.filter((box) => page.proseIn(box.first, box.last) >= leastProse);
  }
  return [];
}
