import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { compileCodebook, readCodebook } from '../../../src/pipeline/classification/codebook.js';

const folder = 'config/codebooks/russia-iran';
const compiled = compileCodebook(
  readCodebook(readFileSync(`${folder}.yaml`, 'utf8'), readFileSync(`${folder}.weights.json`, 'utf8')),
);

test.each([
  ['Iran delivers hundreds of drones to Russia', 'Tehran has shipped ballistic missiles to Moscow.', 'arms-to-russia'],
  ['Иран поставил России партию дронов', 'Тегеран передал Москве баллистические ракеты.', 'arms-to-russia'],
  ['ایران صدها پهپاد به روسیه داد', 'تهران موشک بالستیک به مسکو تحویل داده است.', 'arms-to-russia'],
])('finds the indicator in each language: %s', (title, text, indicator) => {
  const result = classify({ title, text }, compiled);
  expect(result.relevant).toBe(true);
  expect(result.labels.map((label) => label.indicator)).toContain(indicator);
});

test('evidence offsets count in title, line break, text', () => {
  const title = 'Russia and Iran sign a treaty';
  const text = 'Moscow and Tehran signed the strategic partnership treaty on Friday.';
  const { labels } = classify({ title, text }, compiled);
  const spans = labels.flatMap(({ evidence }) => evidence);
  expect(spans.length).toBeGreaterThan(0);
  for (const span of spans) expect(`${title}\n${text}`.slice(span.start, span.end)).toBe(span.text);
});

test('one country alone is not relevant', () => {
  const result = classify({ title: 'Iran holds elections', text: 'Voters in Tehran went to the polls.' }, compiled);
  expect(result.relevant).toBe(false);
  expect(result.labels).toEqual([]);
});
