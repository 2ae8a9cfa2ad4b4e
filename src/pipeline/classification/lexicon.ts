import type { Phrases, Rules } from './schema.js';

/** A list of phrases, and what it means to find one. */
export interface Entry {
  concept: string;
  phrases: Phrases;
  /** Where the list stands in the codebook. */
  path: PropertyKey[];
  /** Name of the actor, with the office's dates, where the phrases name one. */
  actor?: string;
  /** Number of the side that the phrases name, or that they make a mere topic. */
  side?: number;
  topic?: boolean;
  from?: string;
  to?: string;
}

/** Every list of phrases of the codebook, once for each concept that its phrases express. */
export function lexiconOf({ sides, concepts, cues, exclusions }: Rules): Entry[] {
  return [
    ...sides.flatMap((side, number) => entriesOfSide(side, number)),
    ...Object.entries(concepts).map(([concept, phrases]) => ({ concept, phrases, path: ['concepts', concept] })),
    ...Object.entries(cues).map(([name, phrases]) => ({ concept: `cue:${name}`, phrases, path: ['cues', name] })),
    ...exclusions.map(({ id, effect, phrases }, i) => ({
      ...{ concept: `${effect}:${id}`, phrases },
      path: ['exclusions', i, 'phrases'],
    })),
  ];
}

function entriesOfSide({ id, actors, topics }: Rules['sides'][number], side: number): Entry[] {
  const named = actors.flatMap(({ name: actor, kind, roles, from, to, forms: phrases }, i) => {
    const own = { phrases, path: ['sides', side, 'actors', i, 'forms'], actor, side };
    const term = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    return [
      { ...own, concept: id },
      { ...own, concept: `${id}-${kind}` },
      ...roles.map((concept) => ({ ...own, ...term, concept })),
    ];
  });
  return [...named, { concept: `${id}-topic`, phrases: topics, path: ['sides', side, 'topics'], side, topic: true }];
}

/** What {name} stands for in phrases of the language: a concept's phrases, or the state names of a side. */
export function phrasesNamed({ concepts, sides }: Rules, name: string, language: string): string[] | undefined {
  const concept = concepts[name];
  if (concept) return concept[language] ?? [];
  const side = sides.find(({ id }) => id === name);
  return side?.actors.filter(({ kind }) => kind === 'state').flatMap(({ forms }) => forms[language] ?? []);
}
