import { normalizePersian, PERSIAN_AFFIXES } from '../text/persian.js';
import { fold, stem } from '../text/stem.js';

/** Symbol of a word that no pattern uses. */
export const UNKNOWN = 0;
/** Symbol of a word that patterns look through, such as an article. */
export const SKIPPED = -1;

const SKIPPED_WORDS = new Set(['the', 'a', 'an', 's']);
const SHORTEST_PREFIX = 3;
const CACHED_WORDS = 200_000;
/** How many last letters of a stem a word may differ in: "suppli" stands for "supply". */
const STEM_SLACK = 2;

/**
 * Gives every word that patterns use a number, and each word of a text the number that fits it most closely: that of
 * the exact form ("=drills"), else of its stem ("drill"), else of its longest known beginning ("drill*").
 */
export class Vocabulary {
  private readonly exact = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  private readonly prefixes = new Map<string, number>();
  private readonly pairs = new Map<string, { symbol: number; root: string; prefix: string }>();
  private next = 1;
  /** Only a speed-up: the answer for a word never changes once the patterns are in. */
  private readonly cache = new Map<string, number>();

  /** Makes a pattern's word known. Every word must be known before symbolsFor is asked. */
  learn(word: string): void {
    const [kind, normal] = this.read(word);
    if (isSkipped(normal)) return;
    const map = this[kind];
    const key = kind === 'stems' ? stem(normal) : normal;
    if (!map.has(key)) map.set(key, this.next++);
  }

  /** To be called once every word is known: words that have both a stem and a beginning get numbers of their own. */
  settle(): void {
    for (const [root, symbol] of this.stems)
      for (const prefix of this.prefixes.keys())
        if (mayBegin(root, prefix)) this.pairs.set(`${symbol} ${prefix}`, { symbol: this.next++, root, prefix });
  }

  /** All symbols that a pattern's word must accept; empty for a word that is looked through. */
  symbolsFor(word: string): number[] {
    const [kind, normal] = this.read(word);
    if (isSkipped(normal)) return [];
    const pairs = [...this.pairs.values()];
    if (kind === 'exact') return [this.exact.get(normal)!];
    if (kind === 'stems') {
      const root = stem(normal);
      const mixed = pairs.filter((pair) => pair.root === root).map(({ symbol }) => symbol);
      return [this.stems.get(root)!, ...mixed, ...pick(this.exact, (other) => stem(other) === root)];
    }
    const fits = (other: string) => other.startsWith(normal);
    const mixed = pairs.filter(({ prefix }) => fits(prefix)).map(({ symbol }) => symbol);
    return [...mixed, ...pick(this.prefixes, fits), ...pick(this.stems, fits), ...pick(this.exact, fits)];
  }

  /** The symbol of a text's word. */
  symbolOf(word: string): number {
    const cached = this.cache.get(word);
    if (cached !== undefined) return cached;
    if (this.cache.size >= CACHED_WORDS) this.cache.clear();
    const symbol = this.find(normalize(word));
    this.cache.set(word, symbol);
    return symbol;
  }

  private find(normal: string): number {
    if (isSkipped(normal)) return SKIPPED;
    const exact = this.exact.get(normal);
    if (exact !== undefined) return exact;
    const root = this.stems.get(stem(normal));
    const prefix = this.longestPrefix(normal);
    if (prefix === undefined) return root ?? UNKNOWN;
    return root === undefined ? this.prefixes.get(prefix)! : (this.pairs.get(`${root} ${prefix}`)?.symbol ?? root);
  }

  private longestPrefix(normal: string): string | undefined {
    for (let length = normal.length; length >= SHORTEST_PREFIX; length--) {
      const head = normal.slice(0, length);
      if (this.prefixes.has(head)) return head;
    }
    return undefined;
  }

  private read(word: string): ['exact' | 'stems' | 'prefixes', string] {
    if (word.startsWith('=')) return ['exact', normalize(word.slice(1))];
    if (word.endsWith('*')) return ['prefixes', normalize(word.slice(0, -1))];
    return ['stems', normalize(word)];
  }
}

const isSkipped = (normal: string): boolean => SKIPPED_WORDS.has(normal) || PERSIAN_AFFIXES.has(normal);

/** Whether a word with this stem may begin so without the stem itself doing it. */
function mayBegin(root: string, prefix: string): boolean {
  if (root.startsWith(prefix)) return false;
  let shared = 0;
  while (shared < root.length && root[shared] === prefix[shared]) shared++;
  return shared >= Math.max(root.length - STEM_SLACK, 2);
}

function pick(map: ReadonlyMap<string, number>, accept: (key: string) => boolean): number[] {
  return [...map].filter(([key]) => accept(key)).map(([, symbol]) => symbol);
}

// A division at a line end leaves hyphen and break inside the word.
const normalize = (word: string): string => normalizePersian(fold(word.replace(/[-‐‑]?[\r\n]+/g, '')));
