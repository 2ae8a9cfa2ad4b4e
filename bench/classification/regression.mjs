/**
 * Logistic regression with an L2 penalty, by Newton's method on sparse rows.
 * @param {Record<string, number>[]} rows features by name
 * @param {number[]} targets 0 or 1
 * @param {(name: string) => number} penalty strength of the pull towards the centre, by feature
 * @param {(name: string) => number} centre what each weight is pulled towards
 * @returns {Record<string, number>} weight by feature name
 */
export function fitLogistic(rows, targets, penalty, centre = () => 0) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const columns = new Map(names.map((name, i) => [name, i]));
  const sparse = rows.map((row) =>
    Object.entries(row)
      .filter(([, value]) => value !== 0)
      .map(([name, value]) => [columns.get(name), value]),
  );
  const pull = names.map(penalty);
  const home = names.map(centre);
  let weights = [...home];
  for (let round = 0; round < 25; round++) {
    const step = newtonStep(sparse, targets, weights, pull, home);
    weights = weights.map((weight, i) => weight - step[i]);
    if (Math.max(...step.map(Math.abs)) < 1e-5) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i]]));
}

function newtonStep(rows, targets, weights, pull, home) {
  const gradient = weights.map((weight, i) => pull[i] * (weight - home[i]));
  const hessian = pull.map((value, i) => {
    const line = new Float64Array(pull.length);
    line[i] = value;
    return line;
  });
  rows.forEach((row, r) => {
    const p = 1 / (1 + Math.exp(-row.reduce((sum, [i, x]) => sum + x * weights[i], 0)));
    const spread = Math.max(p * (1 - p), 1e-6);
    for (const [i, x] of row) {
      gradient[i] += (p - targets[r]) * x;
      for (const [j, y] of row) hessian[i][j] += spread * x * y;
    }
  });
  return solve(hessian, gradient);
}

/** Solves a symmetric positive definite system by elimination; the penalty makes the matrix so. */
function solve(matrix, vector) {
  const size = vector.length;
  for (let column = 0; column < size; column++) {
    for (let r = column + 1; r < size; r++) {
      const factor = matrix[r][column] / matrix[column][column];
      if (factor === 0) continue;
      for (let c = column; c < size; c++) matrix[r][c] -= factor * matrix[column][c];
      vector[r] -= factor * vector[column];
    }
  }
  const solution = new Array(size).fill(0);
  for (let r = size - 1; r >= 0; r--) {
    let value = vector[r];
    for (let c = r + 1; c < size; c++) value -= matrix[r][c] * solution[c];
    solution[r] = value / matrix[r][r];
  }
  return solution;
}
