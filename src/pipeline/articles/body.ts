import type { Block, Box } from './blocks.js';
import { bodyNames, clutterNames, clutterStarts } from './vocabulary.js';

const clutter = new RegExp(clutterNames.join('|'));
const bodyLike = new RegExp(bodyNames.join('|'));
const clutterStart = new RegExp(`^(?:${clutterStarts.join('|')})`, 'i');
const clutterTags = new Set(['nav', 'footer', 'aside', 'form', 'figcaption', 'menu', 'address']);
const paragraphTags = new Set(['p', 'li', 'blockquote', 'td', 'dd', 'pre']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

const linkDensity = (block: Block) => block.linkSize / (block.size || 1);

function quality(block: Block): number {
  if (headings.has(block.box.tag) || block.size < 30) return 0;
  const density = linkDensity(block);
  if (density > 0.5) return 0;
  const points = 1 + Math.min(block.size, 600) / 100 + (/[.!?。！？؟…"”]\s*$/.test(block.text) ? 1 : 0);
  const tag = block.box.tag === 'p' ? 1.2 : block.box.tag === 'li' ? 0.5 : 1;
  return points * (1 - density) * tag;
}

export function findBody(blocks: Block[], boxes: Box[], title: string): Block[] {
  const sums = new Float64Array(blocks.length + 1);
  for (const block of blocks) sums[block.index + 1] = sums[block.index]! + (linkDensity(block) < 0.5 ? block.size : 0);
  const total = sums[blocks.length]!;
  const mass = (box: Box) => sums[box.last]! - sums[box.first]!;
  const dropped = new Set<Box>();
  for (const box of boxes) {
    if (box.parent && dropped.has(box.parent)) dropped.add(box);
    else if (
      box.parent &&
      (clutterTags.has(box.tag) || clutter.test(box.names)) &&
      mass(box) < 0.4 * total &&
      !bodyLike.test(box.names)
    )
      dropped.add(box);
  }
  const scores = new Map<Box, number>();
  for (const block of blocks) {
    if (dropped.has(block.box)) continue;
    const q = quality(block);
    if (q === 0) continue;
    let box: Box | undefined = block.box;
    if (paragraphTags.has(box.tag) || box.last - box.first === 1) box = box.parent;
    for (let level = 0; box && level < 5; level++, box = box.parent) {
      scores.set(box, (scores.get(box) ?? 0) + q / (level === 0 ? 1 : level === 1 ? 2 : level * 3));
    }
  }
  let top: Box | undefined;
  let best = 0;
  for (const [box, raw] of scores) {
    const score = raw * (bodyLike.test(box.names) ? 1.3 : 1);
    if (score > best) [top, best] = [box, score];
  }
  if (!top) return [];
  // climb while the parent holds the same kind of content
  const good = new Float64Array(blocks.length + 1);
  for (const block of blocks)
    good[block.index + 1] = good[block.index]! + (dropped.has(block.box) ? 0 : quality(block));
  const goodOf = (box: Box) => good[box.last]! - good[box.first]!;
  for (let box = top.parent; box?.parent; box = box.parent) {
    if (goodOf(box) > goodOf(top) * 1.15 && (scores.get(box) ?? 0) > best * 0.75) top = box;
  }
  const kept: Block[] = [];
  const plainTitle = plain(title);
  for (const block of blocks.slice(top.first, top.last)) {
    if (dropped.has(block.box)) continue;
    if (plain(block.text) === plainTitle || block.box.tag === 'h1') continue;
    const density = linkDensity(block);
    if (density > 0.6 && block.size < 200) continue;
    if (block.size < 300 && clutterStart.test(block.text)) continue;
    kept.push(block);
  }
  while (kept.length > 0 && headings.has(kept[kept.length - 1]!.box.tag)) kept.pop();
  return kept;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
