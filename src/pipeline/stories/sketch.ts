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
export const mostCounted = 2 ** countBits - 1;

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

/** The terms of several documents one after another, and how often each occurs: those of document `i` begin at `starts[i]` and ascend. */
export function unpack(documents: readonly Uint8Array[]) {
  const starts = new Uint32Array(documents.length + 1);
  for (const [i, { length }] of documents.entries()) starts[i + 1] = starts[i]! + length / 4;
  const terms = new Uint32Array(starts.at(-1)!);
  // Byte by byte, for what a database driver hands over may begin anywhere in its buffer.
  const bytes = new Uint8Array(terms.buffer);
  for (const [i, document] of documents.entries()) bytes.set(document, starts[i]! * 4);
  const counts = new Uint16Array(terms.length);
  for (let i = 0; i < terms.length; i++) {
    counts[i] = terms[i]! & mostCounted;
    terms[i]! >>>= countBits;
  }
  return { starts, terms, counts };
}

/** FNV-1a, folded to as many bits as terms have. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return ((hash >>> termBits) ^ hash) & (2 ** termBits - 1);
}
