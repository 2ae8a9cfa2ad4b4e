import type { Block, Box } from './blocks.js';
import { isHeading } from './page.js';
import type { Surroundings } from './surroundings.js';
import { clutterNames } from './vocabulary.js';

type Feature = (block: Block, around: Surroundings) => number;

const tagCodes: Record<string, number> = {
  ...{ p: 1, li: 2, blockquote: 3, td: 4, th: 4, dd: 4, dt: 4, pre: 5, figcaption: 6, div: 7, section: 7 },
  ...{ h1: 10, h2: 11, h3: 12, h4: 13, h5: 14, h6: 15 },
};
const log = (value: number) => Math.log2(1 + Math.max(0, value));
const density = (block: Block | undefined) => (block ? block.linkSize / block.size : 1);
const tagCode = (block: Block | undefined) => (block ? (tagCodes[block.box.tag] ?? 0) : -1);
const sentenceEnd = /[.!?。！？؟…"”»:]$/;
const capital = /\p{Lu}/u;
const address = /[@©]|https?:|www\./;

function capitals(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 ? code >= 0x41 && code <= 0x5a : capital.test(text[i]!)) count++;
  }
  return count;
}

/** Measures of a box, or -1 where the page has no such box. */
const boxDensity = (box: Box | undefined, { page }: Surroundings) => (box ? page.densityIn(box.first, box.last) : -1);
const boxBlocks = (box: Box | undefined) => (box ? log(box.last - box.first) : -1);
const boxMean = (box: Box | undefined, { page }: Surroundings) =>
  box ? log(page.textIn(box.first, box.last) / (box.last - box.first)) : -1;

function enclosing(block: Block, ...tags: string[]): Box | undefined {
  for (let box: Box | undefined = block.box; box; box = box.parent) if (tags.includes(box.tag)) return box;
  return undefined;
}

const ofBlock: Record<string, Feature> = {
  size: ({ size }) => log(size),
  density,
  end: ({ text }) => (sentenceEnd.test(text) ? 1 : 0),
  upper: ({ text }) => capitals(text) / text.length,
  tag: tagCode,
  heading: (block) => (isHeading(block) ? 1 : 0),
  start: ({ index }, { starts }) => starts[index]!,
  address: ({ text }) => (address.test(text) ? 1 : 0),
  hidden: ({ box }) => (box.hidden ? 1 : 0),
  depth: ({ box }) => box.depth,
  repeats: (block, around) => around.kinship.repetitions(block),
};

const ofNames: Record<string, Feature> = {
  aside: ({ box }, { page }) => (page.standing(box).aside ? 1 : 0),
  clutters: ({ box }, { page }) => {
    let kinds = 0;
    for (let bits = page.standing(box).clutter; bits; bits &= bits - 1) kinds++;
    return kinds;
  },
  ...Object.fromEntries(
    Object.keys(clutterNames).map((kind, bit): [string, Feature] => [
      kind,
      ({ box }, { page }) => (page.standing(box).clutter >> bit) & 1,
    ]),
  ),
};

const ofPlace: Record<string, Feature> = {
  coreUp: ({ box }, around) => around.fromCore.up(box),
  coreDown: ({ box }, around) => around.fromCore.down(box),
  coreDepth: ({ box }, { core }) => box.depth - core.depth,
  titleUp: ({ box }, around) => around.fromTitle.up(box),
  titleDown: ({ box }, around) => around.fromTitle.down(box),
  position: ({ index }, { core }) => (index - core.first) / Math.max(1, core.last - core.first),
  outside: ({ index }, { core }) =>
    index < core.first ? log(core.first - index) : index >= core.last ? -log(index - core.last + 1) : 0,
  fromTitle: ({ index }, { titleAt }) =>
    titleAt < 0 ? 99 : index < titleAt ? -log(titleAt - index) : log(index - titleAt),
  fromDescription: ({ index }, { descriptionAt }) =>
    descriptionAt < 0 ? 99 : Math.max(-50, Math.min(98, index - descriptionAt)),
  proseBefore: ({ index }, { page }) => page.proseIn(0, index) / page.totalProse,
  proseSinceTitle: ({ index }, { page, titleAt }) => (titleAt < 0 ? -1 : log(page.proseIn(titleAt, index))),
  proseToCome: ({ index }, { page, core }) => log(page.proseIn(index + 1, core.last)),
  headlines: ({ index }, { headlines }) => headlines[index]!,
  sinceClutter: ({ index }, { sinceClutter }) => sinceClutter[index]!,
  sinceHeading: ({ index }, { sinceHeading }) => sinceHeading[index]!,
};

const ofNeighbours: Record<string, Feature> = {
  sizeBefore: ({ index }, { page }) => log(page.blocks[index - 1]?.size ?? 0),
  sizeAfter: ({ index }, { page }) => log(page.blocks[index + 1]?.size ?? 0),
  densityAfter: ({ index }, { page }) => density(page.blocks[index + 1]),
  tagAfter: ({ index }, { page }) => tagCode(page.blocks[index + 1]),
  startBefore: ({ index }, { starts }) => starts[index - 1] ?? 0,
  linksNearby: ({ index }, { page }) => page.densityIn(index - 6, index + 7),
  proseNearby: ({ index }, { page }) => log(page.proseIn(index - 20, index + 21)),
  proseNext: ({ index }, { page }) => log(page.proseIn(index + 1, index + 9)),
};

const ofBoxes: Record<string, Feature> = {
  parentDensity: ({ box }, around) => boxDensity(box.parent, around),
  parentBlocks: ({ box }) => boxBlocks(box.parent),
  parentMean: ({ box }, around) => boxMean(box.parent, around),
  grandBlocks: ({ box }) => boxBlocks(box.parent?.parent),
  grandMean: ({ box }, around) => boxMean(box.parent?.parent, around),
  grandProse: ({ box: { parent } }, { page }) =>
    parent?.parent ? page.proseIn(parent.parent.first, parent.parent.last) / page.totalProse : -1,
  greatDensity: ({ box }, around) => boxDensity(box.parent?.parent?.parent, around),
  greatBlocks: ({ box }) => boxBlocks(box.parent?.parent?.parent),
  listMean: (block, around) => boxMean(enclosing(block, 'ul', 'ol', 'dl'), around),
  articleShare: (block, { page }) => {
    const article = enclosing(block, 'article');
    return article ? page.proseIn(article.first, article.last) / page.totalProse : -1;
  },
};

const ofPage: Record<string, Feature> = {
  alikeProse: (block, around) => around.kinship.of(block).alike.prose / around.page.totalProse,
  alikeBlocks: (block, around) => log(around.kinship.of(block).alike.blocks),
  styleProse: (block, around) => around.kinship.of(block).styled.prose / around.page.totalProse,
  titleShare: (block, around) => around.shares(block).ofTitle,
  descriptionShare: (block, around) => around.shares(block).ofDescription,
  descriptionCover: (block, around) => around.shares(block).coversDescription,
  inArticleBody: (block, around) => {
    const { articleBody } = around;
    if (articleBody === '') return -1;
    const text = around.plain(block);
    if (articleBody.includes(text)) return 1;
    return articleBody.includes(text.slice(0, 40)) || articleBody.includes(text.slice(-40)) ? 0.7 : 0;
  },
  coreShare: (_, { page, core }) => page.proseIn(core.first, core.last) / page.totalProse,
  totalProse: (_, { page }) => log(page.totalProse),
};

const table = { ...ofBlock, ...ofNames, ...ofPlace, ...ofNeighbours, ...ofBoxes, ...ofPage };
const measures = Object.values(table);

/** Names of the measures in the order in which `features` gives them. */
export const featureNames = Object.keys(table);

/** What is measured of a block, as the model wants it. */
export function features(block: Block, around: Surroundings): Float32Array {
  const values = new Float32Array(measures.length);
  for (let i = 0; i < values.length; i++) values[i] = measures[i]!(block, around);
  return values;
}
