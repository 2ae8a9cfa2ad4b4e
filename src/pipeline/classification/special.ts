import type { Codebook } from './schema.js';

/** Numbers of the concepts that the judgement itself needs. */
export interface Special {
  sides: [number, number];
  /** The sides as mere topics. */
  topicOf: [number, number];
  masks: Set<number>;
  /** Concepts that hide others inside them. */
  shadows: Map<number, ReadonlySet<number>>;
  topics: number[];
  weakening: number;
  negation: number;
  burden: number;
  relief: number;
  concession: number;
  denial: number;
  allegation: number;
  announcement: number;
  countries: number;
  joining: number;
}

/** The special ones among the codebook's concepts; one that has no phrase gets a number all the same. */
export function specialConcepts(
  codebook: Codebook,
  concepts: readonly string[],
  idOf: (name: string) => number,
): Special {
  const [one, other] = codebook.sides;
  const starting = (prefix: string) => concepts.flatMap((name, i) => (name.startsWith(prefix) ? [i] : []));
  return {
    sides: [idOf(one.id), idOf(other.id)],
    topicOf: [idOf(`${one.id}-topic`), idOf(`${other.id}-topic`)],
    masks: new Set(starting('mask:')),
    shadows: new Map(Object.entries(codebook.shadows).map(([name, hidden]) => [idOf(name), new Set(hidden.map(idOf))])),
    topics: starting('topic:'),
    weakening: idOf('cue:weakening'),
    negation: idOf('cue:negation'),
    burden: idOf('cue:burden'),
    relief: idOf('cue:relief'),
    concession: idOf('cue:concession'),
    denial: idOf('cue:denial'),
    allegation: idOf('cue:allegation'),
    announcement: idOf('cue:announcement'),
    countries: idOf('cue:countries'),
    joining: idOf('cue:joining'),
  };
}
