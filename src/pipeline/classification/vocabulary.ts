import { normalizePersian, PERSIAN_AFFIXES } from '../text/persian.js';
import { fold, stem } from '../text/stem.js';

/** Symbol of a word that no pattern uses. */
export const UNKNOWN = 0;
/** Symbol of a word that patterns look through, such as an article. */
export const SKIPPED = -1;

const SKIPPED_WORDS = new Set(['the', 'a', 'an', 's']);
const SHORTEST_PREFIX = 3;
const CACHED_WORDS = 200_000;

/** Gives each stem and each word beginning ("drone*") that patterns use a number, and each word of a text its number. */
export class Vocabulary {
  private readonly stems = new Map<string, number>();
  private readonly prefixes = new Map<string, number>();
  private longestPrefix = 0;
  private next = 1;
  /** Only a speed-up: the answer for a word never changes once the patterns are in. */
  private readonly cache = new Map<string, number>();

  addPrefix(prefix: string): void {
    const normal = normalize(prefix);
    if (!this.prefixes.has(normal)) this.prefixes.set(normal, this.next++);
    this.longestPrefix = Math.max(this.longestPrefix, normal.length);
  }

  /** The symbol of a pattern's word; every prefix must have been added before. */
  add(word: string): number {
    const known = this.find(word);
    if (known !== UNKNOWN) return known;
    this.stems.set(stem(normalize(word)), this.next);
    return this.next++;
  }

  /** Symbols of every prefix that begins with this one: "iran*" must also meet the words that "iranian*" claims. */
  prefixesUnder(prefix: string): number[] {
    const normal = normalize(prefix);
    return [...this.prefixes].filter(([other]) => other.startsWith(normal)).map(([, symbol]) => symbol);
  }

  symbolOf(word: string): number {
    const cached = this.cache.get(word);
    if (cached !== undefined) return cached;
    if (this.cache.size >= CACHED_WORDS) this.cache.clear();
    const symbol = this.find(word);
    this.cache.set(word, symbol);
    return symbol;
  }

  private find(word: string): number {
    const normal = normalize(word);
    if (SKIPPED_WORDS.has(normal) || PERSIAN_AFFIXES.has(normal)) return SKIPPED;
    for (let length = Math.min(normal.length, this.longestPrefix); length >= SHORTEST_PREFIX; length--) {
      const symbol = this.prefixes.get(normal.slice(0, length));
      if (symbol !== undefined) return symbol;
    }
    return this.stems.get(stem(normal)) ?? UNKNOWN;
  }
}

// A division at a line end leaves hyphen and break inside the word.
const normalize = (word: string): string => normalizePersian(fold(word.replace(/[-‐‑]?[\r\n]+/g, '')));
