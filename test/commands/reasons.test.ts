import { expect, test } from 'vitest';
import { inWords } from '../../src/commands/reasons.js';
import { compiled } from '../pipeline/classification/russia-iran.js';

test('everything that the relevance model weighs has words', () => {
  const unworded = Object.keys(compiled.codebook.weights.relevance).filter((feature) => inWords(feature) === feature);
  expect(unworded).toEqual([]);
});

test('a topic is named with the place where it stands', () => {
  expect(inWords('topic:sport:title')).toBe('the headline speaks of sport');
});
