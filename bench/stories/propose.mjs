import { longestApart, Period } from '../../dist/src/pipeline/stories/resemblance.js';

const bands = 8;

/** Pairs to be judged: as many from each band of resemblance, so that near misses come as often as plain cases. */
export function propose(items, wanted) {
  const period = new Period(items);
  const inBand = Array.from({ length: bands }, () => []);
  for (const [i, a] of items.entries())
    for (let j = i + 1; j < items.length; j++) {
      const b = items[j];
      if (Date.parse(b.published) - Date.parse(a.published) > longestApart * 86_400_000) break;
      const band = Math.floor(period.probability(i, j) * bands);
      inBand[Math.min(band, bands - 1)].push({ a: a.id, b: b.id, same: null, titles: [a.title, b.title] });
    }
  return inBand.flatMap((pairs) => spread(pairs, Math.ceil(wanted / bands)));
}

const spread = (pairs, wanted) => {
  const step = Math.max(1, pairs.length / wanted);
  return Array.from({ length: Math.min(wanted, pairs.length) }, (_, n) => pairs[Math.floor(n * step)]);
};
