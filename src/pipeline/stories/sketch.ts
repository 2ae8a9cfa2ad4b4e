import { fingerprint } from '../articles/fingerprint.js';
import { anchorsOf, type Terms, termsOf } from './terms.js';

/** What of an article is compared, small enough to be stored: terms as sorted numbers, each a hash above a count. */
export interface Sketch {
  /** Of the headline and the lead, as bytes of 32-bit numbers. */
  words: Uint8Array;
  /** Names and numbers, which survive translation. */
  anchors: Uint8Array;
  /** MinHash of the whole text. */
  fingerprint: string;
}

/** A million terms: two of one period hardly ever share a number. */
export const termBits = 20;
const countBits = 32 - termBits;
const mostCounted = 2 ** countBits - 1;

/** The sketch of an article, to be made once. */
export function sketchOf(article: { title: string; text: string }): Sketch {
  const { title, text } = article;
  return {
    words: pack(termsOf(article)),
    anchors: pack(anchorsOf(article)),
    fingerprint: fingerprint(text || title),
  };
}

function pack(terms: Terms): Uint8Array {
  const numbers = Uint32Array.from(
    terms,
    ([term, count]) => (hashOf(term) << countBits) | Math.min(count, mostCounted),
  );
  return new Uint8Array(numbers.sort().buffer);
}

/** The numbers of the terms, ascending, and how often each occurs. */
export function unpack(bytes: Uint8Array): { terms: Uint32Array; counts: Uint16Array } {
  // A slice of its own: what a database driver hands over may begin anywhere in its buffer.
  const terms = new Uint32Array(bytes.slice().buffer);
  const counts = new Uint16Array(terms.length);
  for (let i = 0; i < terms.length; i++) {
    counts[i] = terms[i]! & mostCounted;
    terms[i]! >>>= countBits;
  }
  return { terms, counts };
}

/** FNV-1a, folded to as many bits as terms have. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return ((hash >>> termBits) ^ hash) & (2 ** termBits - 1);
}
