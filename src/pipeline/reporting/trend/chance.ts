/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Adds `weight` times a draw from the Poisson distribution to each number of `sums`, by inversion: the chances of 0, 1, 2, ... are
 * summed once, so that each draw takes a single random number however large the mean is.
 */
export function addPoisson(sums: Float64Array, mean: number, weight: number, random: () => number): void {
  const upTo: number[] = [];
  let [term, sum] = [Math.exp(-mean), 0];
  const most = mean + 10 * Math.sqrt(mean) + 10;
  for (let count = 0; count < most; count++) {
    sum += term;
    upTo.push(sum);
    term *= mean / (count + 1);
  }
  const start = Math.max(0, Math.floor(mean) - 1);
  for (let at = 0; at < sums.length; at++) {
    const drawn = random();
    let count = start;
    while (count > 0 && upTo[count - 1]! > drawn) count--;
    while (count < upTo.length && upTo[count]! <= drawn) count++;
    sums[at]! += weight * count;
  }
}

/** A draw from the standard normal distribution (Box and Muller 1958). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/**
 * The chance of at least, and of at most, `observed` events in one period, after `before` events in `exposure` times
 * as much reading: the negative binomial that predicts from a Poisson rate with Jeffreys' prior
 * (Gelman et al., Bayesian Data Analysis, section 2.6).
 */
export function predict(observed: number, before: number, exposure: number): { atLeast: number; atMost: number } {
  const shape = before + 0.5;
  const miss = 1 / (exposure + 1);
  let term = (exposure * miss) ** shape;
  let below = 0;
  for (let k = 0; k < observed; k++) {
    below += term;
    term *= ((shape + k) / (k + 1)) * miss;
  }
  return { atLeast: Math.max(0, 1 - below), atMost: Math.min(1, below + term) };
}
