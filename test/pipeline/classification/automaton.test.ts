import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Automaton } from '../../../src/pipeline/classification/automaton.js';
import { SKIPPED } from '../../../src/pipeline/classification/vocabulary.js';

// Class 0 is the unknown word; class 3 is both symbol 1 and symbol 2, as a word may be a stem and a beginning.
const SYMBOLS = [[], [1], [2], [1, 2]];

function naive(phrases: number[][], classes: number[]): string[] {
  const places = classes.flatMap((wordClass, i) => (wordClass === SKIPPED ? [] : [i]));
  return places.flatMap((_, at) =>
    phrases.flatMap((phrase, number) => {
      const fits = phrase.every((symbol, i) => SYMBOLS[classes[places[at + i] ?? -1] ?? 0]?.includes(symbol));
      return fits ? [`${number} ${places[at]} ${places[at + phrase.length - 1]}`] : [];
    }),
  );
}

test('finds what a search from every word finds', () => {
  const symbol = fc.integer({ min: 1, max: 2 });
  const phrases = fc.array(fc.array(symbol, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
  const classes = fc.array(fc.constantFrom(SKIPPED, 0, 1, 2, 3), { maxLength: 30 });
  fc.assert(
    fc.property(phrases, classes, (added, text) => {
      const automaton = new Automaton((wordClass) => SYMBOLS[wordClass] ?? []);
      for (const phrase of added) automaton.add(phrase);
      const found: string[] = [];
      automaton.search(Int32Array.from(text), (phrase, first, last) => found.push(`${phrase} ${first} ${last}`));
      expect(found.sort()).toEqual(naive(added, text).sort());
    }),
  );
});
