import { expect, test } from 'vitest';
import { analyse } from '../../../src/pipeline/classification/classify.js';
import { compiled } from './russia-iran.js';

test.each([
  ['Rial falls in Tehran; rouble steady in Moscow', 1],
  ['Iranian missiles hit Haifa, which has many families from Russia', 1],
  ['Putin calls Pezeshkian; oil rises', 0],
  ['Rial falls in Tehran', 0],
])('each side in a clause of its own: %s', (title, apart) => {
  expect(analyse({ title, text: '' }, compiled).context['title-apart']).toBe(apart);
});
