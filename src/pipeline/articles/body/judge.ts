import type { Block, Box } from './blocks.js';
import { features } from './features.js';
import { probability, readForest } from './forest.js';
import { model } from './model.js';
import { isHeading } from './page.js';
import { rivals } from './rivals.js';
import { type Hints, Surroundings } from './surroundings.js';
import { clutterNames, clutterStarts } from './vocabulary.js';

const forest = readForest(model.bias, model.trees);
const threshold = 0.45;
/** Shorter lines, as in tables and lists, may well occur twice. */
const shortestRepeat = 60;

/** A block with the verdict on it. */
export interface JudgedBlock {
  text: string;
  kept: boolean;
  /** 0 to 1: how likely it belongs to the article. */
  probability: number;
  /** What speaks against it, in words. */
  against(): string[];
}

/** Every block of a page, in order, judged as a part of its article. */
export function judgeBlocks(
  blocks: Block[],
  boxes: Box[],
  hints: Hints,
  boilerplate: ReadonlySet<string> = new Set(),
): JudgedBlock[] {
  if (blocks.length === 0) return [];
  const around = new Surroundings(blocks, boxes, hints);
  const judged = blocks.map((block): JudgedBlock => {
    const chance = isHopeless(block, around) ? 0 : probability(forest, features(block, around));
    const against = () => objections(block, around);
    return { text: block.text, probability: chance, kept: chance > threshold, against };
  });
  for (const { first, last } of rivals(around)) {
    for (const verdict of judged.slice(first, last)) drop(verdict, 'belongs to another article on the page');
  }
  dropRecurring(judged, boilerplate);
  dropRepeated(judged);
  dropDanglingHeadings(blocks, judged);
  return judged;
}

/** Menus and the like, six blocks of ten on ordinary pages, far from any prose: the model would say no, only later. */
export function isHopeless({ box, index, size, linkSize }: Block, around: Surroundings): boolean {
  if (around.fromCore.up(box) === 0) return false;
  return linkSize * 2 > size || around.page.proseIn(index - 6, index + 7) === 0;
}

function drop(verdict: JudgedBlock, reason: string): void {
  if (!verdict.kept) return;
  const { against } = verdict;
  verdict.kept = false;
  verdict.against = () => [reason, ...against()];
}

const sizeOf = (judged: JudgedBlock[]): number => judged.reduce((sum, { text }) => sum + text.length, 0);

/** What recurs on the site's other pages, unless that is most of the text: then they are copies of this one. */
function dropRecurring(judged: JudgedBlock[], boilerplate: ReadonlySet<string>): void {
  const kept = judged.filter((verdict) => verdict.kept);
  const recurring = kept.filter(({ text }) => boilerplate.has(text));
  if (sizeOf(recurring) * 2 > sizeOf(kept)) return;
  for (const verdict of recurring) drop(verdict, 'recurs on other pages of the site');
}

/** A page that shows a paragraph twice, for narrow and for wide screens, means it once. */
function dropRepeated(judged: JudgedBlock[]): void {
  const met = new Set<string>();
  for (const verdict of judged) {
    if (!verdict.kept || verdict.text.length < shortestRepeat) continue;
    if (met.has(verdict.text)) drop(verdict, 'repeats an earlier paragraph');
    met.add(verdict.text);
  }
}

/** A heading whose section was dropped, as "Related stories" at the end, announces nothing. */
function dropDanglingHeadings(blocks: Block[], judged: JudgedBlock[]): void {
  const end = judged.findLastIndex(({ kept }, i) => kept && !isHeading(blocks[i]!));
  for (const verdict of judged.slice(end + 1)) drop(verdict, 'is a heading of nothing that was kept');
}

function objections(block: Block, around: Surroundings): string[] {
  const { clutter, aside } = around.page.standing(block.box);
  const kinds = Object.keys(clutterNames).filter((_, bit) => (clutter >> bit) & 1);
  const start = around.starts[block.index]!;
  return [
    ...(kinds.length > 0 ? [`lies in a part named after ${kinds.join(', ')}`] : []),
    ...(aside ? ['lies in an element for side matters'] : []),
    ...(start > 0 ? [`begins like ${Object.keys(clutterStarts)[start - 1]}`] : []),
    ...(block.linkSize * 2 > block.size ? ['is mostly links'] : []),
    ...(around.fromCore.up(block.box) > 0 ? ['lies outside of the part with the most prose'] : []),
    ...(around.page.proseIn(block.index - 6, block.index + 7) === 0 ? ['is far from any prose'] : []),
  ];
}
