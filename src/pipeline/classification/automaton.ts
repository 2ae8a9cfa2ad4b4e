import { SKIPPED } from './vocabulary.js';

/** A phrase found: which one, from its first word to its last. */
export type OnPhrase = (phrase: number, first: number, last: number) => void;

/** Everything that may be going on after a word: the places in the tree of phrases that the words so far lead to. */
interface State {
  nodes: readonly number[];
  /** Phrases that end here. */
  ending: readonly number[];
  next: Map<number, State>;
}

const MOST_STATES = 100_000;

/**
 * Finds every phrase in one pass over the words, whatever the number of phrases.
 *
 * A. V. Aho, M. J. Corasick, "Efficient string matching", Communications of the ACM 18 (1975), with words for letters.
 * A word may be several symbols at once (a stem and a beginning), so the states are sets of places, made when first
 * met and kept, as in the subset construction.
 */
export class Automaton {
  /** Most places are a phrase's last word and have no children; a few have thousands. */
  private readonly children: (Map<number, number> | undefined)[] = [undefined];
  private readonly phrases: (number[] | undefined)[] = [undefined];
  private readonly lengths: number[] = [];
  private readonly start: State = { nodes: [], ending: [], next: new Map() };
  private states = new Map<string, State>([['', this.start]]);

  constructor(private readonly symbolsOf: (wordClass: number) => readonly number[]) {}

  /** Adds a phrase and returns its number. All phrases must be in before the first search. */
  add(symbols: readonly number[]): number {
    let node = 0;
    for (const symbol of symbols) node = this.children[node]?.get(symbol) ?? this.grow(node, symbol);
    const ending = this.phrases[node] ?? [];
    this.phrases[node] = ending;
    ending.push(this.lengths.length);
    return this.lengths.push(symbols.length) - 1;
  }

  /** Reports every phrase among the words, given as classes; skipped words are looked through. */
  search(classes: Int32Array, onPhrase: OnPhrase): void {
    const places = new Int32Array(classes.length);
    let counted = 0;
    let state = this.start;
    for (let i = 0; i < classes.length; i++) {
      const wordClass = classes[i]!;
      if (wordClass === SKIPPED) continue;
      places[counted++] = i;
      state = state.next.get(wordClass) ?? this.follow(state, wordClass);
      for (const phrase of state.ending) onPhrase(phrase, places[counted - this.lengths[phrase]!]!, i);
    }
  }

  private follow(from: State, wordClass: number): State {
    const nodes = new Set<number>();
    for (const symbol of this.symbolsOf(wordClass))
      for (const node of [0, ...from.nodes]) {
        const child = this.children[node]?.get(symbol);
        if (child !== undefined) nodes.add(child);
      }
    const state = this.stateOf([...nodes].sort((a, b) => a - b));
    from.next.set(wordClass, state);
    return state;
  }

  private stateOf(nodes: readonly number[]): State {
    const key = nodes.join(' ');
    const known = this.states.get(key);
    if (known) return known;
    if (this.states.size >= MOST_STATES) this.forget();
    const state = { nodes, ending: nodes.flatMap((node) => this.phrases[node] ?? []), next: new Map() };
    this.states.set(key, state);
    return state;
  }

  /** States are only a memory of work done; hostile texts must not make it grow without end. */
  private forget(): void {
    this.start.next.clear();
    this.states = new Map([['', this.start]]);
  }

  private grow(node: number, symbol: number): number {
    const child = this.children.length;
    this.children.push(undefined);
    this.phrases.push(undefined);
    const siblings = this.children[node] ?? new Map();
    this.children[node] = siblings;
    siblings.set(symbol, child);
    return child;
  }
}
