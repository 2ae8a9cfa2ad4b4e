import type { Block, Box } from './blocks.js';
import { features } from './features.js';
import { probability, readForest } from './forest.js';
import { model } from './model.js';
import { isHeading } from './page.js';
import { type Hints, Surroundings } from './surroundings.js';
import { clutterNames, clutterStarts } from './vocabulary.js';

const forest = readForest(model.bias, model.trees);
const threshold = 0.45;

/** A block with the verdict on it. */
export interface JudgedBlock {
  text: string;
  kept: boolean;
  /** 0 to 1: how likely it belongs to the article. */
  probability: number;
  /** What speaks against it, in words. */
  against: string[];
}

/** Every block of a page, in order, judged as a part of its article. */
export function judgeBlocks(
  blocks: Block[],
  boxes: Box[],
  hints: Hints,
  boilerplate?: ReadonlySet<string>,
): JudgedBlock[] {
  if (blocks.length === 0) return [];
  const around = new Surroundings(blocks, boxes, hints);
  const judged = blocks.map((block) => {
    const chance = boilerplate?.has(block.text) ? 0 : probability(forest, features(block, around));
    return { block, text: block.text, probability: chance, kept: chance > threshold };
  });
  dropDanglingHeadings(judged);
  return judged.map(({ block, ...verdict }) => ({ ...verdict, against: objections(block, around, boilerplate) }));
}

/** A heading whose section was dropped, as "Related stories" at the end, announces nothing. */
function dropDanglingHeadings(judged: { block: Block; kept: boolean }[]): void {
  let text = false;
  for (const verdict of judged.toReversed()) {
    if (!verdict.kept) continue;
    if (isHeading(verdict.block) && !text) verdict.kept = false;
    text ||= verdict.kept;
  }
}

function objections(block: Block, around: Surroundings, boilerplate?: ReadonlySet<string>): string[] {
  const { clutter, aside } = around.page.standing(block.box);
  const kinds = Object.keys(clutterNames).filter((_, bit) => (clutter >> bit) & 1);
  const start = around.starts[block.index]!;
  return [
    ...(boilerplate?.has(block.text) ? ['recurs on other pages of the site'] : []),
    ...(kinds.length > 0 ? [`lies in a part named after ${kinds.join(', ')}`] : []),
    ...(aside ? ['lies in an element for side matters'] : []),
    ...(start > 0 ? [`begins like ${Object.keys(clutterStarts)[start - 1]}`] : []),
    ...(block.linkSize * 2 > block.size ? ['is mostly links'] : []),
    ...(around.fromCore(block.box)[0] > 0 ? ['lies outside of the part with the most prose'] : []),
  ];
}
