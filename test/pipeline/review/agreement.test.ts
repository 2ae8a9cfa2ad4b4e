import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf, cohensKappa } from '../../../src/pipeline/review/agreement.js';

const pairs = (both: number, first: number, second: number, neither: number) => [
  ...Array.from({ length: both }, () => [true, true] as const),
  ...Array.from({ length: first }, () => [true, false] as const),
  ...Array.from({ length: second }, () => [false, true] as const),
  ...Array.from({ length: neither }, () => [false, false] as const),
];

test('kappa is the agreement beyond chance, as worked out by hand', () => {
  // 35 of 50 alike; chance gives 0.5 × 0.6 + 0.5 × 0.4 = 0.5.
  expect(cohensKappa(pairs(20, 5, 10, 15))).toEqual({
    articles: 50,
    yes: [25, 30],
    observed: 0.7,
    kappa: expect.closeTo(0.4),
  });
  expect(cohensKappa(pairs(3, 0, 0, 5)).kappa).toBe(1);
  expect(cohensKappa(pairs(0, 4, 4, 0)).kappa).toBe(-1);
});

test('where both always say the same, or nothing was coded twice, there is no kappa', () => {
  expect(cohensKappa(pairs(7, 0, 0, 0)).kappa).toBeUndefined();
  expect(cohensKappa([])).toEqual({ articles: 0, yes: [0, 0], observed: 0, kappa: undefined });
});

test('kappa is at most 1 and the same whoever of the two is called first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 }), (codings) => {
      const { kappa } = cohensKappa(codings);
      const turned = cohensKappa(codings.map(([one, other]) => [other, one] as const)).kappa;
      if (kappa === undefined) return turned === undefined;
      return kappa <= 1 && Math.abs(kappa - turned!) < 1e-9;
    }),
  );
});

test('an indicator counts whatever its direction, and not in an article that a coder dismissed', () => {
  const { relevance, indicators } = agreementOf([
    { first: { relevant: true, labels: ['trade/weakens'] }, second: { relevant: true, labels: ['trade/strengthens'] } },
    { first: { relevant: false, labels: ['trade/weakens', 'energy/weakens'] }, second: { relevant: true, labels: [] } },
  ]);
  expect(relevance.yes).toEqual([1, 2]);
  expect([...indicators.keys()]).toEqual(['energy', 'trade']);
  expect(indicators.get('trade')).toMatchObject({ yes: [1, 1], kappa: 1 });
  expect(indicators.get('energy')).toMatchObject({ yes: [0, 0], kappa: undefined });
});
