import type { Block, Box } from './blocks.js';
import { findCore } from './core.js';
import { isHeading, Page } from './page.js';
import { clutterStarts } from './vocabulary.js';
import { plain, shareIn, wordSet } from './words.js';

/** What a page's metadata say that helps to tell its text from the rest. */
export interface Hints {
  title: string;
  description: string;
  /** The text as JSON-LD gives it, or ''. */
  articleBody: string;
}

const startPatterns = Object.values(clutterStarts).map((texts) => new RegExp(`^(?:${texts.join('|')})`, 'i'));
/** Longer blocks are paragraphs, however they begin. */
const longestStart = 400;
const far = 99;

/** A page seen from its core, its headline and its metadata: everything that features are computed from. */
export class Surroundings {
  readonly page: Page;
  readonly core: Box;
  readonly plains: string[];
  /** Number of the kind of clutter that a block begins like, from 1; 0 for none. */
  readonly starts: number[];
  readonly titleAt: number;
  readonly descriptionAt: number;
  /** How many of a block's words the title and the description have, 0 to 1, and how much of the description the block repeats. */
  readonly shares: { ofTitle: number; ofDescription: number; coversDescription: number }[];
  /** Plain text of the JSON-LD body, or '' where it is missing or only an excerpt. */
  readonly articleBody: string;
  /** Blocks since the last short block or heading that announces clutter, and since the last heading. */
  readonly sinceClutter: number[] = [];
  readonly sinceHeading: number[] = [];
  /** First-level headings between the headline and each block. */
  readonly headlines: number[] = [];
  private readonly coreLevels: Map<Box, number>;
  private readonly titleLevels: Map<Box, number>;
  private readonly signatures = new Map<string, { prose: number; blocks: number }>();
  private readonly styles = new Map<string, number>();
  private readonly repeats = new Map<string, number>();

  constructor(blocks: Block[], boxes: Box[], hints: Hints) {
    this.page = new Page(blocks, boxes);
    this.core = findCore(this.page);
    this.plains = blocks.map((block) => plain(block.text));
    this.starts = blocks.map(startOf);
    const title = plain(hints.title);
    const description = plain(hints.description);
    const body = plain(hints.articleBody);
    this.shares = sharedWords(this.plains, wordSet(title), wordSet(description));
    this.articleBody = body.length > 200 ? body : '';
    const repeated = blocks.findIndex((block) => isHeading(block) && this.plains[block.index] === title);
    this.titleAt = repeated >= 0 ? repeated : blocks.findIndex((block) => block.box.tag === 'h1');
    const opening = description.slice(0, 30);
    this.descriptionAt =
      opening.length < 25 ? -1 : this.plains.findIndex((text, at) => at >= this.titleAt && text.startsWith(opening));
    this.coreLevels = levelsAbove(this.core);
    this.titleLevels = levelsAbove(blocks[this.titleAt]?.box);
    for (const block of blocks) this.count(block);
    this.measureDistances();
  }

  /** How far up from the core, and from there down to the box, their common ancestor lies. */
  fromCore(box: Box): [up: number, down: number] {
    return distance(box, this.coreLevels);
  }

  fromTitle(box: Box): [up: number, down: number] {
    return distance(box, this.titleLevels);
  }

  /** Size of the prose, and number of the blocks, that are marked up like the block. */
  alike(block: Block): { prose: number; blocks: number } {
    return this.signatures.get(signatureOf(block.box))!;
  }

  /** Size of the prose in boxes of the block's own tag and names. */
  sameStyle({ box }: Block): number {
    return this.styles.get(`${box.tag}.${box.names}`)!;
  }

  repetitions(block: Block): number {
    return this.repeats.get(this.plains[block.index]!)!;
  }

  private count(block: Block): void {
    const prose = block.linkSize * 2 < block.size ? block.size : 0;
    const signature = signatureOf(block.box);
    const known = this.signatures.get(signature);
    if (known) {
      known.prose += prose;
      known.blocks++;
    } else this.signatures.set(signature, { prose, blocks: 1 });
    const style = `${block.box.tag}.${block.box.names}`;
    this.styles.set(style, (this.styles.get(style) ?? 0) + prose);
    const text = this.plains[block.index]!;
    this.repeats.set(text, (this.repeats.get(text) ?? 0) + 1);
  }

  private measureDistances(): void {
    let [clutter, heading, headlines] = [far, far, 0];
    for (const block of this.page.blocks) {
      if (block.box.tag === 'h1' && block.index > this.titleAt) headlines++;
      this.sinceClutter.push(clutter);
      this.sinceHeading.push(heading);
      this.headlines.push(headlines);
      const announces = this.starts[block.index] !== 0 || this.page.standing(block.box).clutter !== 0;
      if (announces && (isHeading(block) || block.size < 40)) clutter = 0;
      else clutter = isHeading(block) ? far : Math.min(far, clutter + 1);
      heading = isHeading(block) ? 0 : Math.min(far, heading + 1);
    }
  }
}

function sharedWords(plains: string[], title: Set<string>, description: Set<string>) {
  return plains.map((text) => {
    const words = wordSet(text);
    return {
      ofTitle: shareIn(words, title),
      ofDescription: description.size === 0 ? -1 : shareIn(words, description),
      coversDescription: description.size === 0 ? -1 : shareIn(description, words),
    };
  });
}

function startOf(block: Block): number {
  return block.size < longestStart ? startPatterns.findIndex((pattern) => pattern.test(block.text)) + 1 : 0;
}

function levelsAbove(box: Box | undefined): Map<Box, number> {
  const levels = new Map<Box, number>();
  for (let above = box; above; above = above.parent) levels.set(above, levels.size);
  return levels;
}

function distance(box: Box, levels: Map<Box, number>): [up: number, down: number] {
  let down = 0;
  for (let above: Box | undefined = box; above; above = above.parent, down++) {
    const up = levels.get(above);
    if (up !== undefined) return [up, down];
  }
  return [far, down];
}

const signatureOf = ({ tag, names, parent }: Box): string =>
  `${tag}.${names}<${parent?.tag}.${parent?.names}<${parent?.parent?.names}`;
