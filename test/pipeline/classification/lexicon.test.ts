import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { codebook, compiled, rowsOf } from './russia-iran.js';

interface Case {
  indicator: string;
  direction: string;
  language: string;
  title: string;
}

const cases = rowsOf('lexicon/sentences').map(([indicator = '', direction = '', language = '', title = '']): Case => {
  return { indicator, direction, language, title };
});

test('there is a sentence for every indicator, direction and language', () => {
  const wanted = codebook.indicators.flatMap(({ id }) =>
    ['strengthens', 'weakens'].flatMap((direction) =>
      codebook.languages.map((language) => `${id} ${direction} ${language}`),
    ),
  );
  const have = cases.map(({ indicator, direction, language }) => `${indicator} ${direction} ${language}`);
  expect(have.sort()).toEqual(wanted.sort());
});

test.each(cases)('$indicator $direction in $language: $title', ({ indicator, direction, title }) => {
  const { relevant, labels } = classify({ title, text: '' }, compiled);
  expect(relevant).toBe(true);
  expect(labels).toContainEqual(expect.objectContaining({ indicator, direction }));
});
