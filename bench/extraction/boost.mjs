// Gradient boosting of decision trees for probabilities: Newton steps on the logistic loss, histograms of 64 bins, trees grown best leaf
// first (as LightGBM does). Targets may be fractions. Rows are Float32Arrays of one length.
const bins = 64;
const settings = { trees: 150, leaves: 16, rate: 0.08, fewestRows: 40, regularisation: 5 };

function thresholdsOf(rows, feature) {
  const sample = rows.filter((_, i) => i % Math.ceil(rows.length / 50_000) === 0).map((row) => row[feature]);
  const values = Float32Array.from(sample).sort();
  const distinct = values.filter((value, i) => i === 0 || value !== values[i - 1]);
  const between = (a, b) => a + (b - a) / 2;
  if (distinct.length <= bins) return Array.from(distinct.slice(1), (value, i) => between(distinct[i], value));
  const cuts = new Set();
  for (let i = 1; i < bins; i++) cuts.add(values[Math.floor((i * values.length) / bins)]);
  return [...cuts].map((cut) => between(distinct[Math.max(0, distinct.indexOf(cut) - 1)], cut));
}

function binned(rows, thresholds) {
  return thresholds.map((cuts, feature) => {
    const column = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      let [low, high] = [0, cuts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (rows[i][feature] <= cuts[middle]) high = middle;
        else low = middle + 1;
      }
      column[i] = low;
    }
    return column;
  });
}

function histogramOf(members, columns, gradients, curvatures) {
  return columns.map((column) => {
    const sums = new Float64Array(3 * bins);
    for (const i of members) {
      const at = 3 * column[i];
      sums[at] += gradients[i];
      sums[at + 1] += curvatures[i];
      sums[at + 2]++;
    }
    return sums;
  });
}

const difference = (whole, part) => whole.map((sums, feature) => sums.map((sum, i) => sum - part[feature][i]));
const gainOf = (gradient, curvature) => gradient ** 2 / (curvature + settings.regularisation);

function bestSplit(histogram) {
  let best = { gain: 1e-6 };
  for (const [feature, sums] of histogram.entries()) {
    let [g, h, n] = [0, 0, 0];
    for (let at = 0; at < sums.length; at += 3) [g, h, n] = [g + sums[at], h + sums[at + 1], n + sums[at + 2]];
    let [left, leftH, leftN] = [0, 0, 0];
    for (let bin = 0; bin < bins - 1; bin++) {
      left += sums[3 * bin];
      leftH += sums[3 * bin + 1];
      leftN += sums[3 * bin + 2];
      if (leftN < settings.fewestRows || n - leftN < settings.fewestRows) continue;
      const gain = gainOf(left, leftH) + gainOf(g - left, h - leftH) - gainOf(g, h);
      if (gain > best.gain) best = { gain, feature, bin };
    }
  }
  return best;
}

function leafOf(members, histogram) {
  return { members, histogram, split: bestSplit(histogram) };
}

function divide(leaf, columns, gradients, curvatures) {
  const column = columns[leaf.split.feature];
  const left = leaf.members.filter((i) => column[i] <= leaf.split.bin);
  const right = leaf.members.filter((i) => column[i] > leaf.split.bin);
  const small = histogramOf(left.length < right.length ? left : right, columns, gradients, curvatures);
  const large = difference(leaf.histogram, small);
  leaf.left = leafOf(left, left.length < right.length ? small : large);
  leaf.right = leafOf(right, left.length < right.length ? large : small);
  leaf.histogram = undefined;
}

function growTree(columns, gradients, curvatures, scores) {
  const everyone = Uint32Array.from(gradients, (_, i) => i);
  const root = leafOf(everyone, histogramOf(everyone, columns, gradients, curvatures));
  const leaves = [root];
  while (leaves.length < settings.leaves) {
    const at = leaves.reduce((best, leaf, i) => (leaf.split.gain > leaves[best].split.gain ? i : best), 0);
    const leaf = leaves[at];
    if (leaf.split.feature === undefined) break;
    divide(leaf, columns, gradients, curvatures);
    leaves.splice(at, 1, leaf.left, leaf.right);
  }
  for (const leaf of leaves) {
    let [gradient, curvature] = [0, 0];
    for (const i of leaf.members) [gradient, curvature] = [gradient + gradients[i], curvature + curvatures[i]];
    leaf.value = (-settings.rate * gradient) / (curvature + settings.regularisation);
    for (const i of leaf.members) scores[i] += leaf.value;
  }
  return root;
}

const short = (number, digits) => String(Number(number.toPrecision(digits))).replace(/^(-?)0\./, '$1.');

function written(node, thresholds) {
  if (!node.left) return `=${short(node.value, 4)}`;
  const { feature, bin } = node.split;
  return `${feature}:${short(thresholds[feature][bin], 6)} ${written(node.left, thresholds)} ${written(node.right, thresholds)}`;
}

/** Fits { bias, trees } to rows with targets from 0 to 1 and weights; a tree is its nodes in preorder, `feature:threshold` or `=log-odds`. */
export function boost(rows, targets, weights) {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const share = targets.reduce((sum, target, i) => sum + target * weights[i], 0) / (mean * weights.length);
  const bias = Math.log(share / (1 - share));
  const thresholds = Array.from(rows[0], (_, feature) => thresholdsOf(rows, feature));
  const columns = binned(rows, thresholds);
  const scores = new Float64Array(rows.length).fill(bias);
  const trees = [];
  for (let t = 0; t < settings.trees; t++) {
    const chances = scores.map((score) => 1 / (1 + Math.exp(-score)));
    const gradients = chances.map((chance, i) => ((chance - targets[i]) * weights[i]) / mean);
    const curvatures = chances.map((chance, i) => (chance * (1 - chance) * weights[i]) / mean);
    trees.push(written(growTree(columns, gradients, curvatures, scores), thresholds));
    process.stderr.write(`\r${t + 1} of ${settings.trees} trees`);
  }
  process.stderr.write('\n');
  return { bias: Number(bias.toFixed(4)), trees };
}
