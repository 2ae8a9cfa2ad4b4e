import { normalizePersian, PERSIAN_AFFIXES } from '../text/persian.js';
import { fold, stem } from '../text/stem.js';

/** Class of a word that no pattern uses. */
const UNKNOWN = 0;
/** Class of a word that patterns look through, such as an article. */
export const SKIPPED = -1;

const SKIPPED_WORDS = new Set(['the', 'a', 'an', "'s"]);
const SHORTEST_PREFIX = 3;
const CACHED_WORDS = 200_000;

/**
 * Numbers the words of patterns: a stem ("drill"), an exact form ("=drills") or a beginning ("drill*").
 * A word of a text may be several of these at once; words that are the same ones form a class.
 */
export class Vocabulary {
  /** Symbol by kind and key: "=drills", "drill*", "drill". */
  private readonly symbols = new Map<string, number>();
  private readonly classes = new Map<string, number>([['', UNKNOWN]]);
  private readonly members: number[][] = [[]];
  /** Only a speed-up: a word stands in seven phrases on average. */
  private readonly learnt = new Map<string, number>();
  /** Only a speed-up: the class of a word never changes once the patterns are in. */
  private readonly cache = new Map<string, number>();

  /** The symbol of a pattern's word, or SKIPPED. */
  learn(word: string): number {
    const known = this.learnt.get(word);
    if (known !== undefined) return known;
    const symbol = isSkipped(word) ? SKIPPED : this.symbolOf(word);
    this.learnt.set(word, symbol);
    return symbol;
  }

  /** The class of a text's word. */
  classOf(word: string): number {
    const cached = this.cache.get(word);
    if (cached !== undefined) return cached;
    if (this.cache.size >= CACHED_WORDS) this.cache.clear();
    const found = this.find(normalize(word));
    this.cache.set(word, found);
    return found;
  }

  /** The symbols that every word of the class is. */
  symbolsOf(wordClass: number): readonly number[] {
    return this.members[wordClass] ?? [];
  }

  private symbolOf(word: string): number {
    const normal = bare(word);
    const key = word.startsWith('=') ? `=${normal}` : word.endsWith('*') ? `${normal}*` : stem(normal);
    const known = this.symbols.get(key);
    if (known !== undefined) return known;
    this.symbols.set(key, this.symbols.size);
    return this.symbols.size - 1;
  }

  private find(normal: string): number {
    if (isLookedThrough(normal)) return SKIPPED;
    const keys = [`=${normal}`, stem(normal)];
    for (let length = SHORTEST_PREFIX; length <= normal.length; length++) keys.push(`${normal.slice(0, length)}*`);
    const found = keys.flatMap((key) => this.symbols.get(key) ?? []);
    const name = found.join(' ');
    const known = this.classes.get(name);
    if (known !== undefined) return known;
    this.classes.set(name, this.members.length);
    return this.members.push(found) - 1;
  }
}

/** Whether a pattern looks through the word wherever it has it. */
export const isSkipped = (word: string): boolean => isLookedThrough(bare(word));

const isLookedThrough = (normal: string): boolean => SKIPPED_WORDS.has(normal) || PERSIAN_AFFIXES.has(normal);

/** A pattern's word without the marks of exact words and beginnings. */
const bare = (word: string): string => normalize(word.replace(/^=|\*$/g, ''));

// A division at a line end leaves hyphen and break inside the word.
const normalize = (word: string): string => normalizePersian(fold(word.replace(/[-‐‑]?[\r\n]+/g, '')));
