import type { Block } from '../body/blocks.js';
import { plain } from '../words.js';

const before = 8;
const after = 16;
/** A byline or date line is shorter than a paragraph. */
const longest = 160;

/** The short lines around the headline, those below it first: where pages say who wrote when. */
export function headlineArea(blocks: Block[], title: string): string[] {
  const wanted = plain(title);
  const repeated = blocks.findIndex(({ box, text }) => /^h[1-3]$/.test(box.tag) && plain(text) === wanted);
  const at = repeated >= 0 ? repeated : blocks.findIndex(({ box }) => box.tag === 'h1');
  if (at < 0) return [];
  return [...blocks.slice(at + 1, at + 1 + after), ...blocks.slice(Math.max(0, at - before), at)]
    .filter(({ size }) => size <= longest)
    .map(({ text }) => text);
}
