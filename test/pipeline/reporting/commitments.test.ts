import { expect, test } from 'vitest';
import { byUrgency, standingOf, waitingFor } from '../../../src/pipeline/reporting/commitments.js';
import type { Commitment } from '../../../src/types.js';
import { promise } from './stories.js';

const today = '2026-11-23';
const standing = (changes: Partial<Commitment>) => standingOf(promise(changes), today);

test.each([
  [{ dueOn: '2026-11-22' }, 'overdue', '1 day overdue'],
  [{ dueOn: '2026-11-23' }, 'due', 'due today'],
  [{ dueOn: '2026-11-30' }, 'due', 'due in 7 days'],
  [{ dueOn: '2026-12-01' }, 'open', 'due in 8 days'],
  [{ dueOn: null }, 'open', undefined],
  [{ dueOn: '2026-11-22', state: 'stalled' as const }, 'overdue', '1 day overdue'],
  [{ dueOn: '2026-11-22', state: 'delivered' as const }, 'ended', undefined],
  [{ dueOn: '2026-11-22', state: 'cancelled' as const }, 'ended', undefined],
])('%o is %s: %s', (changes, expected, words) => {
  expect(standing(changes)).toBe(expected);
  expect(waitingFor(promise(changes), today)).toBe(words);
});

test('the longest overdue comes first, what has no date after what has one, the ended last', () => {
  const given = ['2026-12-24', null, '2026-11-20', '2026-11-01'].map((dueOn) => promise({ dueOn }));
  const done = promise({ state: 'delivered', dueOn: '2026-01-01' });
  expect(byUrgency([done, ...given], today).map(({ dueOn }) => dueOn)).toEqual([
    '2026-11-01',
    '2026-11-20',
    '2026-12-24',
    null,
    '2026-01-01',
  ]);
});
