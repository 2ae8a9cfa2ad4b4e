/**
 * Logistic regression with an L2 penalty, by Newton's method.
 * @param {Record<string, number>[]} rows features by name
 * @param {number[]} targets 0 or 1
 * @param {number} penalty strength of the pull towards zero, on all but "bias"
 * @returns {Record<string, number>} weight by feature name
 */
export function fitLogistic(rows, targets, penalty) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const matrix = rows.map((row) => names.map((name) => row[name] ?? 0));
  const pull = names.map((name) => (name === 'bias' ? 1e-6 : penalty));
  let weights = names.map(() => 0);
  for (let round = 0; round < 30; round++) {
    const step = newtonStep(matrix, targets, weights, pull);
    weights = weights.map((weight, i) => weight - step[i]);
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i]]));
}

function newtonStep(matrix, targets, weights, pull) {
  const size = weights.length;
  const gradient = weights.map((weight, i) => pull[i] * weight);
  const hessian = pull.map((value, i) => Array.from({ length: size }, (_, j) => (i === j ? value : 0)));
  matrix.forEach((row, r) => {
    const p = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * weights[i], 0)));
    const spread = Math.max(p * (1 - p), 1e-6);
    for (let i = 0; i < size; i++) {
      if (row[i] === 0) continue;
      gradient[i] += (p - targets[r]) * row[i];
      for (let j = 0; j < size; j++) hessian[i][j] += spread * row[i] * row[j];
    }
  });
  return solve(hessian, gradient);
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix, vector) {
  const rows = matrix.map((row, i) => [...row, vector[i]]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let r = column + 1; r < size; r++) if (Math.abs(rows[r][column]) > Math.abs(rows[pivot][column])) pivot = r;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let r = column + 1; r < size; r++) {
      const factor = rows[r][column] / rows[column][column];
      if (factor !== 0) for (let c = column; c <= size; c++) rows[r][c] -= factor * rows[column][c];
    }
  }
  const solution = new Array(size).fill(0);
  for (let r = size - 1; r >= 0; r--) {
    const known = rows[r].slice(r + 1, size).reduce((sum, value, i) => sum + value * solution[r + 1 + i], 0);
    solution[r] = (rows[r][size] - known) / rows[r][r];
  }
  return solution;
}
