import { plain } from './words.js';

/** Hash functions; the estimate of similarity has a standard deviation of at most 0.5 / sqrt(functions). */
const functions = 128;
const wordsPerShingle = 3;
const digits = 4;

/**
 * MinHash (Broder 1997) of a text's three-word shingles: 128 minima of 16 bits as hexadecimal digits. Copies keep their fingerprint through
 * changes of case, punctuation and layout. '' for a text without words.
 */
export function fingerprint(text: string): string {
  const words = plain(text).split(' ').filter(Boolean);
  if (words.length === 0) return '';
  const minima = new Uint32Array(functions).fill(0xffffffff);
  for (let i = 0; i <= Math.max(0, words.length - wordsPerShingle); i++) {
    const hash = hashOf(words.slice(i, i + wordsPerShingle).join(' '));
    for (let f = 0; f < functions; f++) {
      const value = mix(hash ^ Math.imul(f + 1, 0x9e3779b9));
      if (value < minima[f]!) minima[f] = value;
    }
  }
  return Array.from(minima, (minimum) => (minimum & 0xffff).toString(16).padStart(digits, '0')).join('');
}

/** The estimated share of shingles that two fingerprinted texts have in common, 0 to 1 (Jaccard). */
export function similarity(one: string, other: string): number {
  if (one === '' || other === '') return 0;
  let equal = 0;
  for (let at = 0; at < one.length; at += digits)
    if (one.slice(at, at + digits) === other.slice(at, at + digits)) equal++;
  return equal / functions;
}

/** Copies reach 0.7 and more, other reports of an event hardly ever 0.3. */
const copied = 0.5;
/** More would only cost time: copies begin alike. */
const longestCompared = 20_000;

/** Whether two texts are copies of each other, in whole or for the most part. */
export function isCopy(one: string, other: string): boolean {
  if (one === other) return true;
  return areCopies(fingerprint(one.slice(0, longestCompared)), fingerprint(other.slice(0, longestCompared)));
}

/** Whether the texts of two fingerprints are copies. */
export const areCopies = (one: string, other: string): boolean => similarity(one, other) >= copied;

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3, which spreads every bit over all of them. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
