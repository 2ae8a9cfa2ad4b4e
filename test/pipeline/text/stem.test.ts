import { expect, test } from 'vitest';
import { stem } from '../../../src/pipeline/text/stem.js';

test.each([
  ['English inflection', ['deliver', 'delivers', 'delivered', 'delivering']],
  ['Russian cases', ['поставка', 'поставки', 'поставку', 'поставкой']],
  ['the letter ё', ['самолёт', 'самолет']],
  ['a Latin letter in a Russian word', ['прошел', 'прошeл']],
  ['Persian plurals', ['جنگنده', 'جنگنده‌ها'.replace('\u200c', ''), 'جنگندههای']],
  ['Arabic letters', ['ایرانی', 'ايراني']],
  ['Persian digits', ['35', '۳۵', '٣٥']],
  ['case', ['TEHRAN', 'Tehran']],
])('one stem for all forms: %s', (_, forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1);
});

test.each([
  ['us', 'used'],
  ['иран', 'игра'],
  ['روس', 'روستا'],
])('%s and %s stay apart', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
