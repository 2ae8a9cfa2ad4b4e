import type { Direction, Indicator } from '../types.js';

export const directions: readonly Direction[] = ['strengthens', 'weakens'];

/** The codebook's indicators by id; one that it no longer has goes by its id. */
export function describe(indicators: Indicator[], id: string): Indicator {
  const found = indicators.find((indicator) => indicator.id === id);
  return found ?? { id, name: id, dimension: '', definition: '', strengthens: '', weakens: '' };
}

export const dimensionsOf = (indicators: Indicator[]) => [...new Set(indicators.map(({ dimension }) => dimension))];

/** The labels "indicator/direction" that a choice of indicator, dimension and direction allows; undefined when it allows all. */
export function labelsFor(
  indicators: Indicator[],
  chosen: { indicator?: string | undefined; dimension?: string | undefined; direction?: Direction | undefined },
): string[] | undefined {
  const { indicator, dimension, direction } = chosen;
  if (!indicator && !dimension && !direction) return undefined;
  return indicators
    .filter((each) => (!indicator || each.id === indicator) && (!dimension || each.dimension === dimension))
    .flatMap(({ id }) => (direction ? [direction] : directions).map((way) => `${id}/${way}`));
}
