import { UserError } from '../../errors.js';
import { type Entry, lexiconOf, phrasesNamed } from './lexicon.js';
import { expandPhrase, type Lookup, wordsOf } from './phrases.js';
import { SIDES } from './rules.js';
import { type Rules, rulesSchema } from './schema.js';
import { isSkipped } from './vocabulary.js';

/** Something wrong in a codebook, where it stands, and what to do about it. */
export interface Fault {
  path: PropertyKey[];
  message: string;
}

/** What people write, when it can be compiled. */
export const soundRulesSchema = rulesSchema.superRefine((rules, context) => {
  for (const fault of faultsOf(rules)) context.addIssue({ code: 'custom', ...fault });
});

/**
 * What no field of a codebook shows alone: names of concepts that do not exist, patterns that cannot be written out, and
 * phrases that come down to one of their words.
 */
export function faultsOf(codebook: Rules): Fault[] {
  const lexicon = lexiconOf(codebook);
  const concepts = new Set(lexicon.map(({ concept }) => concept));
  const unknown = namesOf(codebook).filter(({ name }) => !concepts.has(name));
  return [
    ...phraseFaults(lexicon, codebook),
    ...unknown.map(({ name, path }) => ({
      path,
      message: `no concept is called "${name}": correct the name, or add the concept`,
    })),
  ];
}

/** Every name of a concept in shadows and rules, and where it stands. */
function namesOf({ shadows, indicators }: Rules): { name: string; path: PropertyKey[] }[] {
  const hiding = Object.entries(shadows).flatMap(([name, hidden]) => {
    const path = ['shadows', name];
    return [{ name, path }, ...hidden.map((each, i) => ({ name: each, path: [...path, i] }))];
  });
  const ruling = indicators.flatMap(({ rules }, indicator) =>
    rules.flatMap(({ all, none, sides }, rule) => {
      const path = ['indicators', indicator, 'rules', rule];
      return [
        ...all.flatMap((group, i) => group.split('|').map((name) => ({ name, path: [...path, 'all', i] }))),
        ...none.map((name, i) => ({ name, path: [...path, 'none', i] })),
        ...(SIDES.includes(sides) ? [] : [{ name: sides, path: [...path, 'sides'] }]),
      ];
    }),
  );
  return [...hiding, ...ruling];
}

function phraseFaults(lexicon: Entry[], codebook: Rules): Fault[] {
  // An actor's phrases are in the lexicon once for each of its concepts.
  const lists = new Map(lexicon.map(({ phrases, path }) => [phrases, path]));
  return [...lists].flatMap(([phrases, path]) =>
    Object.entries(phrases).flatMap(([language, patterns]) => {
      const lookup = (name: string) => phrasesNamed(codebook, name, language);
      const problems = patterns.flatMap((pattern) => problemOf(pattern, lookup) ?? []);
      return problems.map((message) => ({ path: [...path, language], message }));
    }),
  );
}

function problemOf(pattern: string, lookup: Lookup): string | undefined {
  try {
    const phrases = expandPhrase(pattern, lookup);
    if (!phrases.every((phrase) => /[\p{L}\p{Nd}]/u.test(phrase))) return `"${pattern}" can be no word at all: add one`;
    // This is read at every start, and few patterns have such words: the phrases of the others need not be cut up.
    return wordsOf(pattern).some(isSkipped) ? firstShrunk(phrases) : undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** A phrase that looks like two words and fires at one, often a common one. */
function firstShrunk(phrases: string[]): string | undefined {
  for (const phrase of phrases) {
    const words = wordsOf(phrase);
    const [word, ...others] = words.filter((each) => !isSkipped(each));
    if (word === undefined) return `the phrase "${phrase}" has no word that counts: add one`;
    if (others.length === 0 && words.length > 1)
      return (
        `the phrase "${phrase}" would match every "${word}", for its other words are looked through. ` +
        `Write "${word}" if that is meant, or add a word that counts.`
      );
  }
  return undefined;
}
