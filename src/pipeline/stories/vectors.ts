import { mostCounted, termBits, unpack } from './sketch.js';

/** How many documents have each term: all zero between calls, for clearing a million numbers costs more than counting a thousand. */
const holders = new Uint32Array(2 ** termBits);
const damped = Float64Array.from({ length: mostCounted + 1 }, (_, count) => 1 + Math.log(count));

/**
 * Documents as their terms, weighted by tf-idf: log-damped counts times the logarithm of how few of these documents have the term. All
 * of them share the same arrays, for small ones of their own would cost more than all the arithmetic.
 */
export class Vectors {
  private readonly starts: Uint32Array;
  private readonly terms: Uint32Array;
  private readonly weights: Float64Array;
  private readonly lengths: Float64Array;

  constructor(documents: readonly Uint8Array[]) {
    const { starts, terms, counts } = unpack(documents);
    const rarity = Float64Array.from({ length: documents.length + 1 }, (_, n) => Math.log((documents.length + 1) / n));
    for (const term of terms) holders[term]!++;
    this.weights = new Float64Array(terms.length);
    for (let i = 0; i < terms.length; i++) this.weights[i] = damped[counts[i]!]! * rarity[holders[terms[i]!]!]!;
    for (const term of terms) holders[term] = 0;
    this.starts = starts;
    this.terms = terms;
    this.lengths = new Float64Array(documents.length);
    for (let one = 0; one < documents.length; one++) {
      let squares = 0;
      for (let i = starts[one]!; i < starts[one + 1]!; i++) squares += this.weights[i]! ** 2;
      this.lengths[one] = Math.sqrt(squares) || 1;
    }
  }

  /** The cosine of the angle between two documents: 0 when they share no term, 1 when they are alike. */
  cosine(one: number, other: number): number {
    return this.shared(one, other, (a, b) => a * b) / (this.lengths[one]! * this.lengths[other]!);
  }

  /** The weight of what two documents share. */
  overlap(one: number, other: number): number {
    return this.shared(one, other, Math.min);
  }

  private shared(one: number, other: number, combine: (a: number, b: number) => number): number {
    const { starts, terms, weights } = this;
    const [end, otherEnd] = [starts[one + 1]!, starts[other + 1]!];
    let sum = 0;
    for (let i = starts[one]!, j = starts[other]!; i < end && j < otherEnd; ) {
      const [a, b] = [terms[i]!, terms[j]!];
      if (a === b) sum += combine(weights[i]!, weights[j]!);
      if (a <= b) i++;
      if (a >= b) j++;
    }
    return sum;
  }
}
