import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { compiled } from './russia-iran.js';

/** Each with the label that its words do not support, though they look like the words of one that does. */
test.each([
  ['intelligence-space-cyber', 'strengthens', 'London police shift focus to Russia, Iran as threat grows'],
  ['transport', 'weakens', 'Тегеран не хочет портить отношения с Россией из-за одного контракта'],
  ['rhetoric-trust', 'weakens', 'Российский патруль нашел лодку с иранскими сетями'],
  ['rhetoric-trust', 'weakens', 'Russia and Iran open trade office in former British colony'],
  ['diplomatic-backing', 'strengthens', 'Speaker: visit ended attempts to torpedo Russia-Iran cooperation'],
  ['military-ties', 'strengthens', "Ayatollah's adviser hails Russia as a friend of Iran"],
])('no %s %s: %s', (indicator, direction, title) => {
  expect(classify({ title, text: '' }, compiled).labels).not.toContainEqual(
    expect.objectContaining({ indicator, direction }),
  );
});
