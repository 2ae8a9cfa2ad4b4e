/** Precision, recall and F1 of counts. */
export function scores({ tp, fp, fn }) {
  const precision = tp / (tp + fp) || 0;
  const recall = tp / (tp + fn) || 0;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) || 0, tp, fp, fn };
}

/** Of the decision "relevant". */
export function relevance(rows) {
  const counts = { tp: 0, fp: 0, fn: 0 };
  for (const { gold, predicted } of rows) {
    if (gold.relevant && predicted.relevant) counts.tp++;
    else if (predicted.relevant) counts.fp++;
    else if (gold.relevant) counts.fn++;
  }
  return scores(counts);
}

/** Of the pairs of article and indicator; macro is the mean F1 over the indicators in the gold labels. */
export function pairs(rows) {
  const byIndicator = new Map();
  let right = 0;
  for (const { gold, predicted } of rows) {
    const want = directions(gold.relevant ? gold.labels : []);
    const got = directions(predicted.relevant ? predicted.labels : []);
    for (const id of new Set([...want.keys(), ...got.keys()])) {
      const counts = byIndicator.get(id) ?? { tp: 0, fp: 0, fn: 0 };
      byIndicator.set(id, counts);
      if (want.has(id) && got.has(id)) {
        counts.tp++;
        right += overlap(want.get(id), got.get(id));
      } else if (got.has(id)) counts.fp++;
      else counts.fn++;
    }
  }
  const all = [...byIndicator.values()];
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
  const micro = scores({ tp: sum('tp'), fp: sum('fp'), fn: sum('fn') });
  const shown = all.filter(({ tp, fn }) => tp + fn > 0);
  const macroF1 = shown.reduce((total, counts) => total + scores(counts).f1, 0) / shown.length;
  const indicators = Object.fromEntries([...byIndicator].map(([id, counts]) => [id, scores(counts)]));
  return { ...micro, macroF1, directionRight: right / micro.tp, indicators };
}

/** Mean precision at the ranks of the relevant articles. */
export function averagePrecision(rows) {
  const ranked = [...rows].sort((a, b) => b.predicted.score - a.predicted.score);
  let hits = 0;
  let sum = 0;
  ranked.forEach(({ gold }, i) => {
    if (gold.relevant) sum += ++hits / (i + 1);
  });
  return sum / hits;
}

function directions(labels) {
  const map = new Map();
  for (const { indicator, direction } of labels) map.set(indicator, (map.get(indicator) ?? new Set()).add(direction));
  return map;
}

function overlap(a, b) {
  const both = [...a].filter((direction) => b.has(direction)).length;
  return both / (a.size + b.size - both);
}
