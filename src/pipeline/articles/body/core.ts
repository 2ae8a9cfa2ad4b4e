import type { Block, Box } from './blocks.js';
import { isBodyLike, isProse, type Page } from './page.js';

const paragraphTags = new Set(['p', 'li', 'blockquote', 'td', 'dd', 'pre']);
const sentenceEnd = /[.!?。！？؟…"”»]$/;

function points(block: Block): number {
  if (!isProse(block)) return 0;
  const length = 1 + Math.min(block.size, 600) / 100 + (sentenceEnd.test(block.text) ? 1 : 0);
  const weight = block.box.tag === 'p' ? 1.2 : block.box.tag === 'li' ? 0.5 : 1;
  return length * weight * (1 - block.linkSize / block.size);
}

/** The box that holds the most prose closest to itself: each paragraph votes for its ancestors, the nearer the more. */
export function findCore(page: Page): Box {
  const scores = new Map<Box, number>();
  for (const block of page.blocks) {
    const { clutter, aside } = page.standing(block.box);
    const score = clutter || aside || block.box.hidden ? 0 : points(block);
    if (score === 0) continue;
    let box: Box | undefined = block.box;
    if (paragraphTags.has(box.tag) || box.last - box.first === 1) box = box.parent;
    for (let level = 0; box && level < 5; level++, box = box.parent) {
      scores.set(box, (scores.get(box) ?? 0) + score / (level === 0 ? 1 : level === 1 ? 2 : level * 3));
    }
  }
  let core = page.boxes[0]!;
  let best = 0;
  for (const [box, raw] of scores) {
    const score = raw * (isBodyLike(box) ? 1.3 : 1);
    if (score > best) [core, best] = [box, score];
  }
  return core;
}
