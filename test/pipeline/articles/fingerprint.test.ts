import { expect, test } from 'vitest';
import { fingerprint, similarity } from '../../../src/pipeline/articles/fingerprint.js';

const words = (seed: number, count: number) => Array.from({ length: count }, (_, i) => `word${(i * seed) % 9973}`);
const original = words(7, 400);

test('a copy in other case, punctuation and layout has the same fingerprint', () => {
  const copy = original.map((word, i) => (i % 9 ? word : `${word.toUpperCase()},`)).join('\n');
  expect(fingerprint(copy)).toBe(fingerprint(original.join(' ')));
});

test.each([
  [0.95, 0.75, 0.99],
  [0.5, 0.2, 0.46],
])('a text that shares its first %d of 400 words has a similarity near the share of shingles', (share, least, most) => {
  const kept = original.slice(0, share * 400);
  const changed = [...kept, ...words(11, 400 - kept.length).map((word) => `other${word}`)];
  const estimate = similarity(fingerprint(original.join(' ')), fingerprint(changed.join(' ')));
  expect(estimate).toBeGreaterThan(least);
  expect(estimate).toBeLessThan(most);
});

test('texts on other matters share nothing, and the empty text not even with itself', () => {
  expect(
    similarity(
      fingerprint(original.join(' ')),
      fingerprint(
        words(13, 400)
          .map((word) => `x${word}`)
          .join(' '),
      ),
    ),
  ).toBeLessThan(0.05);
  expect(similarity(fingerprint('…'), fingerprint('…'))).toBe(0);
});

test('Russian and Persian texts have fingerprints too', () => {
  expect(
    similarity(
      fingerprint('Порты договорились обмениваться данными таможни'),
      fingerprint('порты договорились обмениваться данными таможни!'),
    ),
  ).toBe(1);
  expect(fingerprint('توافق دو بندر')).not.toBe(fingerprint('توافق سه بندر'));
});
