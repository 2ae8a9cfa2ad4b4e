// How near an extracted text comes to the gold text: multisets of 4-word shingles, true positives, false positives and misses normalised
// per page, precision and recall as means over pages, and the F1 of the two (the method of scrapinghub/article-extraction-benchmark).
const words = (text) => (text ?? '').match(/[\p{L}\p{N}_]+/gu) ?? [];

export function shingles(text) {
  const list = words(text);
  const counts = new Map();
  for (let i = 0; i < Math.max(1, list.length - 3); i++) {
    const shingle = list.slice(i, i + 4).join(' ');
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

// An optional paragraph, as a standfirst is, counts only where the prediction has it.
function wanted(gold, got) {
  if (!gold.paras?.some(([, optional]) => optional)) return gold.text;
  const have = shingles(got);
  const present = ([text, optional]) => {
    const keys = [...shingles(text).keys()];
    return !optional || (keys.length > 0 && keys.filter((key) => have.has(key)).length * 2 >= keys.length);
  };
  return gold.paras
    .filter(present)
    .map(([text]) => text)
    .join('\n');
}

export function scorePage(gold, got) {
  const want = shingles(wanted(gold, got));
  const have = shingles(got);
  let [hit, extra, missed] = [0, 0, 0];
  for (const [key, count] of want) {
    const found = have.get(key) ?? 0;
    hit += Math.min(count, found);
    missed += Math.max(0, count - found);
  }
  for (const [key, count] of have) extra += Math.max(0, count - (want.get(key) ?? 0));
  return { hit, extra, missed };
}

const mean = (list) => (list.length === 0 ? 0 : list.reduce((sum, value) => sum + value, 0) / list.length);

export function bodyScore(pages) {
  const precision = mean(
    pages.filter(({ hit, extra }) => hit + extra > 0).map(({ hit, extra }) => hit / (hit + extra)),
  );
  const recall = mean(
    pages.filter(({ hit, missed }) => hit + missed > 0).map(({ hit, missed }) => hit / (hit + missed)),
  );
  return {
    pages: pages.length,
    precision,
    recall,
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
  };
}
