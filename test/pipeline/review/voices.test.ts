import { expect, test } from 'vitest';
import { copiesIn, countSources, gapIn } from '../../../src/pipeline/review/voices.js';

const report = (id: number, family: string, alignment: string | null, textHash: string | null = null) => ({
  ...{ id, family, alignment, textHash },
});

test('a copy is known by the first who had the text, and adds no independent publisher', () => {
  const reports = [
    report(1, 'a', null, 'x'),
    report(2, 'b', null, 'x'),
    report(3, 'a', null, 'y'),
    report(4, 'c', null),
  ];
  expect([...copiesIn(reports)]).toEqual([[2, reports[0]]]);
  expect(countSources(reports)).toBe(2);
  expect(countSources([])).toBe(0);
});

test.each([
  [['iranian-state', 'iranian-state'], { kind: 'only', alignment: 'iranian-state' }],
  [['iranian-state', 'russian-state'], { kind: 'only-states' }],
  [['russian-state', 'western'], { kind: 'silent', alignment: 'iranian-state' }],
  [['russian-state', 'iranian-state', 'independent'], undefined],
  [['independent'], undefined],
  [['russian-state', null], undefined],
  [[], undefined],
])('of %j the missing voice is %j', (alignments, gap) => {
  expect(
    gapIn(
      alignments.map((alignment, id) => report(id, `${id}`, alignment)),
      ['russian-state', 'iranian-state'],
    ),
  ).toEqual(gap);
});
