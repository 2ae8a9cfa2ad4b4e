import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffTexts } from '../../../src/pipeline/articles/diff.js';
import { processorTimeOf } from '../../clock.js';

const side = (changes: ReturnType<typeof diffTexts>, left: 'added' | 'removed') =>
  changes
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');

test('an edited paragraph shows the words, a replaced one the whole of it', () => {
  const before = 'Two ports agreed on Monday to share data.\nThe dispute held up 47 ships.\nNobody was hurt.';
  const after =
    'Two ports refused on Monday to share data.\nThe dispute held up 47 ships.\nA spokesman denied it later.';
  expect(diffTexts(before, after)).toEqual([
    { kind: 'same', text: 'Two ports ' },
    { kind: 'removed', text: 'agreed ' },
    { kind: 'added', text: 'refused ' },
    { kind: 'same', text: 'on Monday to share data.\nThe dispute held up 47 ships.\n' },
    { kind: 'removed', text: 'Nobody was hurt.' },
    { kind: 'added', text: 'A spokesman denied it later.' },
  ]);
});

test('equal texts have no change', () => {
  expect(diffTexts('کشتی‌ها رسیدند.\n', 'کشتی‌ها رسیدند.\n')).toEqual([{ kind: 'same', text: 'کشتی‌ها رسیدند.\n' }]);
  expect(diffTexts('', '')).toEqual([]);
});

test('whatever the texts, both can be put together again', () => {
  const text = fc.array(fc.constantFrom('порт ', 'port ', 'بندر ', '\n', '47 ')).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = diffTexts(before, after);
      expect(side(changes, 'added')).toBe(before);
      expect(side(changes, 'removed')).toBe(after);
    }),
  );
});

test('two long texts without a paragraph in common take no quadratic time', async () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word}${i} ${word}${i + 1}.`).join('\n');
  const spent = await processorTimeOf(() => expect(diffTexts(long('a'), long('b'))).toHaveLength(2));
  expect(spent).toBeLessThan(5_000);
});
