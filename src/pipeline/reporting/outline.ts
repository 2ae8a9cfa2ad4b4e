import { z } from 'zod';

/** What reports need of a codebook version. Older versions may lack everything else. */
const outline = z.object({
  title: z.string().default(''),
  sides: z.array(z.object({ name: z.string() })).default([]),
  indicators: z.array(z.object({ id: z.string(), name: z.string().optional(), dimension: z.string() })),
});

export interface Outline {
  title: string;
  /** Such as "Russia-Iran". */
  pair: string;
  indicators: { id: string; name: string; dimension: string }[];
}

/** Reads a stored codebook's JSON. */
export function readOutline(content: string): Outline {
  const { title, sides, indicators } = outline.parse(JSON.parse(content));
  return {
    title,
    pair: sides.map(({ name }) => name).join('-') || title,
    indicators: indicators.map(({ id, name = id, dimension }) => ({ id, name, dimension })),
  };
}
