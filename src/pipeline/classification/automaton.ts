import { SKIPPED, UNKNOWN } from './vocabulary.js';

/** A phrase found: which one, from its first word to its last. */
export type OnPhrase = (phrase: number, first: number, last: number) => void;

/**
 * Finds every phrase in one pass over the words, whatever the number of phrases.
 * A. V. Aho, M. J. Corasick, "Efficient string matching", Communications of the ACM 18 (1975), with words for letters.
 */
export class Automaton {
  private readonly children: Map<number, number>[] = [new Map()];
  private readonly failure: number[] = [0];
  private readonly phrases: number[][] = [[]];
  private readonly lengths: number[] = [];

  /** Adds a phrase and returns its number. */
  add(symbols: readonly number[]): number {
    let node = 0;
    for (const symbol of symbols) node = this.children[node]!.get(symbol) ?? this.grow(node, symbol);
    this.phrases[node]!.push(this.lengths.length);
    this.lengths.push(symbols.length);
    return this.lengths.length - 1;
  }

  /** Links each node to the longest suffix that is also a beginning. To be called once, after the last phrase. */
  link(): this {
    const queue = [...this.children[0]!.values()];
    for (let i = 0; i < queue.length; i++) {
      const node = queue[i]!;
      for (const [symbol, child] of this.children[node]!) {
        this.failure[child] = this.follow(this.failure[node]!, symbol);
        this.phrases[child]!.push(...this.phrases[this.failure[child]!]!);
        queue.push(child);
      }
    }
    return this;
  }

  /** Reports every phrase among the symbols; skipped ones are looked through, unknown ones break. */
  search(symbols: Int32Array, onPhrase: OnPhrase): void {
    const places: number[] = [];
    let node = 0;
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i]!;
      if (symbol === SKIPPED) continue;
      places.push(i);
      node = symbol === UNKNOWN ? 0 : this.follow(node, symbol);
      const found = this.phrases[node]!;
      for (const phrase of found) onPhrase(phrase, places[places.length - this.lengths[phrase]!]!, i);
    }
  }

  private follow(from: number, symbol: number): number {
    let node = from;
    for (;;) {
      const child = this.children[node]!.get(symbol);
      if (child !== undefined) return child;
      if (node === 0) return 0;
      node = this.failure[node]!;
    }
  }

  private grow(node: number, symbol: number): number {
    const child = this.children.length;
    this.children.push(new Map());
    this.failure.push(0);
    this.phrases.push([]);
    this.children[node]!.set(symbol, child);
    return child;
  }
}
