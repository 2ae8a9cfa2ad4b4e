import { plain, shareIn, wordsOf } from '../words.js';
import type { Block, Box } from './blocks.js';
import { findCore } from './core.js';
import { Distances } from './distances.js';
import { Kinship } from './kinship.js';
import { isHeading, Page } from './page.js';
import { clutterStarts } from './vocabulary.js';

/** What a page's metadata say that helps to tell its text from the rest. */
export interface Hints {
  title: string;
  description: string;
  /** The text as JSON-LD gives it, or ''. */
  articleBody: string;
}

interface Shares {
  block: Block;
  ofTitle: number;
  ofDescription: number;
  coversDescription: number;
}

const startPatterns = Object.values(clutterStarts).map((texts) => new RegExp(`^(?:${texts.join('|')})`, 'i'));
/** Longer blocks are paragraphs, however they begin. */
const longestStart = 400;
const far = 99;

/** A page seen from its core, its headline and its metadata: everything that features are computed from. */
export class Surroundings {
  readonly page: Page;
  readonly core: Box;
  /** Number of the kind of clutter that a block begins like, from 1; 0 for none. */
  readonly starts: number[];
  readonly titleAt: number;
  readonly descriptionAt: number;
  /** Plain text of the JSON-LD body, or '' where it is missing or only an excerpt. */
  readonly articleBody: string;
  /** Blocks since the last short block or heading that announces clutter, and since the last heading. */
  readonly sinceClutter: number[] = [];
  readonly sinceHeading: number[] = [];
  /** First-level headings between the headline and each block. */
  readonly headlines: number[] = [];
  private readonly plains: (string | undefined)[] = [];
  private readonly titleWords: Set<string>;
  private readonly descriptionWords: Set<string>;
  readonly fromCore: Distances;
  readonly fromTitle: Distances;
  readonly kinship: Kinship;
  private shared: Shares | undefined;

  constructor(blocks: Block[], boxes: Box[], hints: Hints) {
    this.page = new Page(blocks, boxes);
    this.core = findCore(this.page);
    this.starts = blocks.map(startOf);
    const title = plain(hints.title);
    const description = plain(hints.description);
    const body = plain(hints.articleBody);
    this.titleWords = new Set(wordsOf(title));
    this.descriptionWords = new Set(wordsOf(description));
    this.articleBody = body.length > 200 ? body : '';
    const repeated = blocks.findIndex((block) => isHeading(block) && this.plain(block) === title);
    this.titleAt = repeated >= 0 ? repeated : blocks.findIndex((block) => block.box.tag === 'h1');
    const opening = description.slice(0, 30);
    this.descriptionAt =
      opening.length < 25
        ? -1
        : blocks.findIndex(
            (block) => block.index >= this.titleAt && block.size >= 25 && this.plain(block).startsWith(opening),
          );
    this.fromCore = new Distances(boxes, this.core);
    this.fromTitle = new Distances(boxes, blocks[this.titleAt]?.box);
    this.kinship = new Kinship(blocks);
    this.measureDistances();
  }

  /** The block's words as they are compared; computed on demand because most blocks are never asked for it. */
  plain({ index, text }: Block): string {
    this.plains[index] ??= plain(text);
    return this.plains[index]!;
  }

  /** How many of a block's words the title and the description have, 0 to 1, and how much of the description the block repeats. */
  shares(block: Block): Shares {
    if (this.shared?.block === block) return this.shared;
    const words = new Set(wordsOf(block.text));
    const described = this.descriptionWords.size > 0;
    this.shared = {
      block,
      ofTitle: shareIn(words, this.titleWords),
      ofDescription: described ? shareIn(words, this.descriptionWords) : -1,
      coversDescription: described ? shareIn(this.descriptionWords, words) : -1,
    };
    return this.shared;
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

function startOf(block: Block): number {
  return block.size < longestStart ? startPatterns.findIndex((pattern) => pattern.test(block.text)) + 1 : 0;
}
