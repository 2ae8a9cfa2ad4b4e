/** Decision trees flattened into arrays: node i splits on feature[i] or, where that is -1, ends in value[i]. */
export interface Forest {
  bias: number;
  roots: number[];
  feature: Int16Array;
  value: Float64Array;
  /** The node for values above the threshold; the one for the others follows its parent. */
  right: Int32Array;
}

/** Reads trees written as nodes in preorder, `feature:threshold` or `=value`. */
export function readForest(bias: number, trees: readonly string[]): Forest {
  const nodes = trees.flatMap((tree) => tree.split(' '));
  const forest: Forest = {
    bias,
    roots: [],
    feature: new Int16Array(nodes.length),
    value: new Float64Array(nodes.length),
    right: new Int32Array(nodes.length),
  };
  const place = (at: number): number => {
    const [feature, value] = nodes[at]!.startsWith('=') ? ['-1', nodes[at]!.slice(1)] : nodes[at]!.split(':');
    forest.feature[at] = Number(feature);
    forest.value[at] = Number(value);
    if (forest.feature[at] === -1) return at + 1;
    forest.right[at] = place(at + 1);
    return place(forest.right[at]!);
  };
  for (let next = 0; next < nodes.length; next = place(next)) forest.roots.push(next);
  return forest;
}

/** The probability, 0 to 1, that the forest gives to a row of features. */
export function probability({ bias, roots, feature, value, right }: Forest, row: Float32Array): number {
  let logOdds = bias;
  for (let at of roots) {
    while (feature[at]! >= 0) at = row[feature[at]!]! <= value[at]! ? at + 1 : right[at]!;
    logOdds += value[at]!;
  }
  return 1 / (1 + Math.exp(-logOdds));
}
