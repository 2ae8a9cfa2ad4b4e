const ROUNDS = 30;
const SMALLEST_STEP = 1e-5;

/**
 * Logistic regression with an L2 penalty, by Newton's method; each step is solved by conjugate gradients on sparse rows.
 * @param {Record<string, number>[]} rows features by name
 * @param {number[]} targets 0 or 1
 * @param {(name: string) => number} penalty strength of the pull towards the centre, by feature
 * @param {(name: string) => number} centre what each weight is pulled towards
 * @returns {Record<string, number>} weight by feature name
 */
export function fitLogistic(rows, targets, penalty, centre = () => 0) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const matrix = sparse(rows, new Map(names.map((name, i) => [name, i])));
  const pull = Float64Array.from(names, penalty);
  const home = Float64Array.from(names, centre);
  const weights = Float64Array.from(home);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(matrix, targets, weights, pull, home);
    step.forEach((change, i) => {
      weights[i] -= change;
    });
    if (Math.max(...step.map(Math.abs)) < SMALLEST_STEP) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i]]));
}

function sparse(rows, columns) {
  const cells = rows.map((row) => Object.entries(row).filter(([, value]) => value !== 0));
  return {
    columns: cells.map((row) => Int32Array.from(row, ([name]) => columns.get(name))),
    values: cells.map((row) => Float64Array.from(row, ([, value]) => value)),
  };
}

function newtonStep(matrix, targets, weights, pull, home) {
  const chances = times(matrix, weights).map((sum) => 1 / (1 + Math.exp(-sum)));
  const spread = chances.map((p) => Math.max(p * (1 - p), 1e-6));
  const gradient = timesTransposed(
    matrix,
    chances.map((p, r) => p - targets[r]),
    weights.length,
  );
  for (let i = 0; i < weights.length; i++) gradient[i] += pull[i] * (weights[i] - home[i]);
  const curvature = (direction) => {
    const along = times(matrix, direction).map((sum, r) => sum * spread[r]);
    return timesTransposed(matrix, along, weights.length).map((sum, i) => sum + pull[i] * direction[i]);
  };
  return solve(curvature, gradient, diagonalOf(matrix, spread, pull));
}

/** Conjugate gradients, scaled by the diagonal; the penalty makes the matrix positive definite. */
function solve(apply, vector, diagonal) {
  const solution = new Float64Array(vector.length);
  const rest = Float64Array.from(vector);
  let scaled = rest.map((value, i) => value / diagonal[i]);
  let direction = Float64Array.from(scaled);
  let size = dot(rest, scaled);
  const enough = size * 1e-10;
  for (let round = 0; round < 200 && size > enough && size > 1e-16; round++) {
    const applied = apply(direction);
    const length = size / dot(direction, applied);
    for (let i = 0; i < rest.length; i++) {
      solution[i] += length * direction[i];
      rest[i] -= length * applied[i];
    }
    scaled = rest.map((value, i) => value / diagonal[i]);
    const next = dot(rest, scaled);
    direction = scaled.map((value, i) => value + (next / size) * direction[i]);
    size = next;
  }
  return solution;
}

function diagonalOf({ columns, values }, spread, pull) {
  const diagonal = Float64Array.from(pull);
  columns.forEach((row, r) => {
    for (let k = 0; k < row.length; k++) diagonal[row[k]] += spread[r] * values[r][k] ** 2;
  });
  return diagonal;
}

function times({ columns, values }, vector) {
  return Float64Array.from(columns, (row, r) => {
    let sum = 0;
    for (let k = 0; k < row.length; k++) sum += values[r][k] * vector[row[k]];
    return sum;
  });
}

function timesTransposed({ columns, values }, vector, size) {
  const result = new Float64Array(size);
  columns.forEach((row, r) => {
    for (let k = 0; k < row.length; k++) result[row[k]] += values[r][k] * vector[r];
  });
  return result;
}

const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
