import type { Block, Box } from './blocks.js';
import { bodyNames, clutterNames } from './vocabulary.js';

const kindPatterns = Object.values(clutterNames).map((names) => new RegExp(names.join('|')));
const anyClutter = new RegExp(Object.values(clutterNames).flat().join('|'));
const bodyLike = new RegExp(bodyNames.join('|'));
const asideTags = new Set(['nav', 'footer', 'aside', 'form', 'figcaption', 'menu', 'address']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A part that covers more of a page's prose than this is no clutter, whatever it is called. */
const dominantShare = 0.4;

/** What the names of a box and of its ancestors say about it. */
export interface Standing {
  /** One bit per kind of clutter that the box or an ancestor is named after. */
  clutter: number;
  /** Whether it lies in an element that never holds the text. */
  aside: boolean;
}

export const isHeading = (block: Block): boolean => headings.has(block.box.tag);
export const isBodyLike = (box: Box): boolean => bodyLike.test(box.names);

/** A paragraph's worth of words that are not mostly links. */
export const isProse = (block: Block): boolean =>
  block.size >= 30 && block.linkSize * 2 < block.size && !isHeading(block);

/** The blocks and boxes of a page with what can be asked of any of them in constant time. */
export class Page {
  private readonly prose: Float64Array;
  private readonly text: Float64Array;
  private readonly links: Float64Array;
  private readonly standings: Standing[] = [];
  private readonly kindsByName = new Map<string, number>();

  constructor(
    readonly blocks: Block[],
    readonly boxes: Box[],
  ) {
    this.prose = runningTotal(blocks, (block) => (isProse(block) ? block.size : 0));
    this.text = runningTotal(blocks, (block) => block.size);
    this.links = runningTotal(blocks, (block) => block.linkSize);
    for (const box of boxes) this.standings.push(this.judge(box));
  }

  standing(box: Box): Standing {
    return this.standings[box.index]!;
  }

  /** Size of the prose in blocks from `first` up to, not including, `last`; both may lie outside of the page. */
  proseIn(first: number, last: number): number {
    return between(this.prose, first, last);
  }

  textIn(first: number, last: number): number {
    return between(this.text, first, last);
  }

  /** Share of the text that is links, 0 to 1. */
  densityIn(first: number, last: number): number {
    return between(this.links, first, last) / (this.textIn(first, last) || 1);
  }

  get totalProse(): number {
    return this.prose[this.blocks.length]! || 1;
  }

  private judge(box: Box): Standing {
    const outer = box.parent && this.standings[box.parent.index];
    if (!outer) return { clutter: 0, aside: false };
    const clutter = this.kinds(box);
    const aside = asideTags.has(box.tag);
    if (clutter === 0 && !aside) return outer;
    if (this.proseIn(box.first, box.last) > dominantShare * this.totalProse) return outer;
    return { clutter: outer.clutter | clutter, aside: outer.aside || aside };
  }

  private kinds(box: Box): number {
    const known = this.kindsByName.get(box.names);
    if (known !== undefined) return known;
    let kinds = 0;
    if (anyClutter.test(box.names) && !isBodyLike(box)) {
      for (const [bit, pattern] of kindPatterns.entries()) if (pattern.test(box.names)) kinds |= 1 << bit;
    }
    this.kindsByName.set(box.names, kinds);
    return kinds;
  }
}

function runningTotal(blocks: Block[], measure: (block: Block) => number): Float64Array {
  const totals = new Float64Array(blocks.length + 1);
  for (const block of blocks) totals[block.index + 1] = totals[block.index]! + measure(block);
  return totals;
}

function between(totals: Float64Array, first: number, last: number): number {
  const end = totals.length - 1;
  const from = Math.max(0, Math.min(first, end));
  return Math.max(0, totals[Math.max(0, Math.min(last, end))]! - totals[from]!);
}
