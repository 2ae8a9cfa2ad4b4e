import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOutlets } from '../../../src/demo/outlets.js';
import { projectRoot } from '../../../src/paths.js';
import { analyse, classify } from '../../../src/pipeline/classification/classify.js';
import { compiled, rowsOf } from './russia-iran.js';

const LEAST_DIRECTION_RIGHT = 0.92;
const LEAST_RELEVANCE_F1 = 0.95;

const cases = rowsOf('direction/sentences').map(
  ([indicator = '', direction = '', language = '', title = '', text = '']) => {
    return { indicator, direction, language, title, text };
  },
);

test.each(cases)('$indicator $direction in $language: $title', ({ indicator, direction, title, text }) => {
  const { relevant, labels } = classify({ title, text }, compiled);
  expect(relevant).toBe(true);
  expect(labels).toContainEqual(expect.objectContaining({ indicator, direction }));
});

const articles = readOutlets(join(projectRoot, 'config/demo'), new Date('2026-03-05T14:00:00Z')).flatMap(
  (outlet) => outlet.articles,
);
const judged = articles.map(({ title, text, expected }) => ({
  expected,
  result: classify({ title, text, date: '2026-03-05' }, compiled),
}));

test('the demo articles, which nothing was fitted on, are told relevant or not', () => {
  const right = judged.filter(({ expected, result }) => expected.relevant && result.relevant).length;
  const wrong = judged.filter(({ expected, result }) => expected.relevant !== result.relevant).length;
  expect((2 * right) / (2 * right + wrong)).toBeGreaterThanOrEqual(LEAST_RELEVANCE_F1);
});

test('where an indicator of a demo article is found, so is its direction', () => {
  const found = judged.flatMap(({ expected, result }) =>
    expected.labels.flatMap(({ indicator, direction }) =>
      result.labels
        .filter((label) => label.indicator === indicator)
        .map((label) => ({ right: label.direction === direction })),
    ),
  );
  expect(found.length).toBeGreaterThan(40);
  expect(found.filter(({ right }) => right).length / found.length).toBeGreaterThanOrEqual(LEAST_DIRECTION_RIGHT);
});

test('what an article tells lends its direction to a label that has no word of its own, and is marked with it', () => {
  const title = 'Iran says Russia betrayed it and left it to fight alone';
  const text = 'Tehran accuses Moscow of a stab in the back. Moscow fires Shahed drones that came from Iran.';
  const labels = analyse({ title, text }, compiled).candidates.map(({ label }) => label);
  const arms = labels.find(({ indicator }) => indicator === 'arms-to-russia');
  expect(arms?.direction).toBe('weakens');
  expect(arms?.evidence.map((span) => span.text)).toEqual([title, expect.stringContaining('Shahed')]);
});
