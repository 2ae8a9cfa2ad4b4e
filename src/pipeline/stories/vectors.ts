import { termBits, unpack } from './sketch.js';

/** A document's terms, ascending, with weights. */
export interface Vector {
  terms: Uint32Array;
  weights: Float64Array;
}

/** How many documents have each term: all zero between calls, for clearing a million numbers costs more than counting a thousand. */
const holders = new Uint32Array(2 ** termBits);

/** Terms weighted by tf-idf: log-damped counts times the logarithm of how few of these documents have the term. */
export function vectorsOf(documents: readonly Uint8Array[]): Vector[] {
  const unpacked = documents.map(unpack);
  for (const { terms } of unpacked) for (const term of terms) holders[term]!++;
  const rarity = Float64Array.from({ length: documents.length + 1 }, (_, n) => Math.log((documents.length + 1) / n));
  const vectors = unpacked.map(({ terms, counts }) => {
    const weights = new Float64Array(terms.length);
    for (let i = 0; i < terms.length; i++) weights[i] = (1 + Math.log(counts[i]!)) * rarity[holders[terms[i]!]!]!;
    return { terms, weights };
  });
  for (const { terms } of unpacked) for (const term of terms) holders[term] = 0;
  return vectors;
}

/** Scales a vector to length one. */
export function unit({ terms, weights }: Vector): Vector {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return { terms, weights: weights.map((weight) => weight / length) };
}

/** The sum over shared terms of what `combine` makes of both weights. */
export function shared(one: Vector, other: Vector, combine: (a: number, b: number) => number): number {
  let sum = 0;
  for (let i = 0, j = 0; i < one.terms.length && j < other.terms.length; ) {
    const [a, b] = [one.terms[i]!, other.terms[j]!];
    if (a === b) sum += combine(one.weights[i]!, other.weights[j]!);
    if (a <= b) i++;
    if (a >= b) j++;
  }
  return sum;
}
