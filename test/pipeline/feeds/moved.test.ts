import { expect, test } from 'vitest';
import { afterMove, permanentTarget } from '../../../src/pipeline/feeds/moved.js';

const now = new Date('2024-03-13T12:00:00Z');
const days = (count: number) => new Date(now.getTime() - count * 86_400_000);
const to = (url: string, status: number) => ({ url, status });

test.each<[string, { url: string; status: number }[], string | null]>([
  ['none', [], null],
  ['301', [to('/b', 301)], '/b'],
  ['308 after 301', [to('/b', 301), to('/c', 308)], '/c'],
  ['only as far as they are permanent', [to('/b', 301), to('/c', 302), to('/d', 301)], '/b'],
  ['not after a temporary one', [to('/b', 307), to('/c', 301)], null],
])('permanent redirects: %s', (_, redirects, target) => {
  expect(permanentTarget(redirects)).toBe(target);
});

test('a move is believed after a week at the same target', () => {
  const first = afterMove(null, '/b', false, days(7));
  expect(first).toEqual({ movedTo: '/b', movedSince: days(7), adopted: null });
  expect(afterMove(first, '/b', false, days(1))).toEqual(first);
  expect(afterMove(first, '/b', false, now)).toEqual({ movedTo: null, movedSince: null, adopted: '/b' });
});

test('a move that changes its target or ends begins anew', () => {
  const first = afterMove(null, '/b', false, days(9));
  expect(afterMove(first, '/c', false, now)).toEqual({ movedTo: '/c', movedSince: now, adopted: null });
  expect(afterMove(first, null, false, now)).toEqual({ movedTo: null, movedSince: null, adopted: null });
});

test('a move to the address of another source is never followed, only remembered', () => {
  const first = afterMove(null, '/b', true, days(30));
  expect(afterMove(first, '/b', true, now)).toEqual({ movedTo: '/b', movedSince: days(30), adopted: null });
});

test('an adopted address may move on', () => {
  const adopted = { movedTo: '/c', movedSince: days(8), adopted: '/b' };
  expect(afterMove(adopted, '/c', false, now)).toEqual({ movedTo: null, movedSince: null, adopted: '/c' });
});
