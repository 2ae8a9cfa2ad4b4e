import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { compiled, rowsOf } from './russia-iran.js';

/** Reports as agencies and newspapers of 2000 to 2026 write them: language, day, labels or "none", headline, lead. */
const reports = rowsOf('lexicon/reports').map(([language = '', date = '', labels = '', title = '', text = '']) => {
  return { language, date, wanted: labels === 'none' ? [] : labels.split(' '), title, text };
});

test.each(reports)('$language $date $title', ({ wanted, ...report }) => {
  const { relevant, labels } = classify(report, compiled);
  expect(relevant).toBe(wanted.length > 0);
  const got = labels.map(({ indicator, direction }) => `${indicator}${direction === 'strengthens' ? '+' : '-'}`);
  expect(got).toEqual(expect.arrayContaining(wanted));
});
