const steps = 4_000;
const rate = 0.5;
const penalty = 1;

/** Logistic regression with a ridge penalty, by gradient descent on standardised features. */
export function fitLogistic(rows) {
  const columns = rows[0].values.map((_, k) => rows.map(({ values }) => values[k]));
  const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / column.length);
  const spreads = columns.map(
    (column, k) => Math.hypot(...column.map((v) => v - means[k])) / Math.sqrt(rows.length) || 1,
  );
  const scaled = rows.map(({ values, same }) => ({
    x: values.map((v, k) => (v - means[k]) / spreads[k]),
    y: Number(same),
  }));
  const weights = means.map(() => 0);
  let bias = 0;
  for (let step = 0; step < steps; step++) {
    const errors = scaled.map(
      ({ x, y }) => 1 / (1 + Math.exp(-x.reduce((sum, v, k) => sum + v * weights[k], bias))) - y,
    );
    bias -= (rate * errors.reduce((a, b) => a + b, 0)) / rows.length;
    for (const k of weights.keys()) {
      const slope = errors.reduce((sum, error, i) => sum + error * scaled[i].x[k], penalty * weights[k]);
      weights[k] -= (rate * slope) / rows.length;
    }
  }
  const features = weights.map((weight, k) => weight / spreads[k]);
  const round = (value) => Number(value.toFixed(2));
  return {
    bias: round(bias - features.reduce((sum, weight, k) => sum + weight * means[k], 0)),
    features: features.map(round),
  };
}
