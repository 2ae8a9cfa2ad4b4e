import { expect, test } from 'vitest';
import { splitWords } from '../../../src/pipeline/text/words.js';

const sentencesOf = (text: string): string[][] => {
  const words = splitWords(text);
  return words.sentenceStarts.slice(0, -1).map((first, i) => {
    const end = words.sentenceStarts[i + 1] ?? words.count;
    return Array.from({ length: end - first }, (_, k) => text.slice(words.starts[first + k], words.ends[first + k]));
  });
};

test.each([
  ['letters and digits part', 'Su-35, Su35', [['Su', '35', 'Su', '35']]],
  [
    'abbreviations end nothing',
    'The U.S. Army met Gen. Smith. He left.',
    [
      ['The', 'U', 'S', 'Army', 'met', 'Gen', 'Smith'],
      ['He', 'left'],
    ],
  ],
  [
    'a Russian year ends nothing',
    'В 2015 г. он уехал. Потом вернулся.',
    [
      ['В', '2015', 'г', 'он', 'уехал'],
      ['Потом', 'вернулся'],
    ],
  ],
  ['a Persian question mark ends', 'آیا؟ نه', [['آیا'], ['نه']]],
  ['a line break ends', 'One\nTwo', [['One'], ['Two']]],
  ['the slash between Persian headlines ends', 'خبر/خبر', [['خبر'], ['خبر']]],
  ['the slash inside a word does not', 'and/or', [['and', 'or']]],
  ['the half-space parts', 'روس\u200cها', [['روس', 'ها']]],
  ['a soft hyphen does not', 'Rus\u00adsia', [['Rus\u00adsia']]],
  ['a hyphen at a line end joins', 'deliv-\nered', [['deliv-\nered']]],
  [
    'a decimal number is one word',
    'Some 1.5 million. ۳٫۳ 3+3.',
    [
      ['Some', '1.5', 'million'],
      ['۳٫۳', '3', '3'],
    ],
  ],
])('%s', (_, text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('an empty text has no words', () => {
  expect(splitWords('').count).toBe(0);
});
