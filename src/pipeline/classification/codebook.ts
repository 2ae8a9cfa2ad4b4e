import { Automaton } from './automaton.js';
import { type Entry, lexiconOf, phrasesNamed } from './lexicon.js';
import { expandPhrase, type Lookup, wordsOf } from './phrases.js';
import { compileRules, indexRules, type RuleIndex } from './rules.js';
import type { Codebook, Phrases } from './schema.js';
import { type Special, specialConcepts } from './special.js';
import { SKIPPED, Vocabulary } from './vocabulary.js';

export type { Codebook } from './schema.js';

/** What finding a phrase means, with the concept as a number. */
export type Meaning = Omit<Entry, 'concept' | 'phrases' | 'path'> & { concept: number };

/** A codebook made ready for matching; made once, used for every article. */
export interface CompiledCodebook {
  codebook: Codebook;
  vocabulary: Vocabulary;
  automaton: Automaton;
  /** By phrase number. */
  meanings: Meaning[];
  /** By concept number. */
  concepts: string[];
  conceptIds: Map<string, number>;
  rules: RuleIndex;
  /** Concept numbers that the judgement itself needs. */
  special: Special;
}

/** Builds the automaton and the rules of a codebook that has passed `soundRulesSchema`, which refuses what cannot be compiled. */
export function compileCodebook(codebook: Codebook): CompiledCodebook {
  const lexicon = lexiconOf(codebook);
  const concepts = [...new Set(lexicon.map(({ concept }) => concept))];
  const conceptIds = new Map(concepts.map((name, number) => [name, number]));
  const idOf = (name: string): number => conceptIds.get(name)!;
  return {
    codebook,
    ...compilePhrases(lexicon, codebook, idOf),
    concepts,
    conceptIds,
    rules: indexRules(compileRules(codebook, idOf)),
    special: specialConcepts(codebook, concepts, idOf),
  };
}

function compilePhrases(lexicon: Entry[], codebook: Codebook, idOf: (concept: string) => number) {
  const vocabulary = new Vocabulary();
  const automaton = new Automaton((wordClass) => vocabulary.symbolsOf(wordClass));
  const meanings: Meaning[] = [];
  const having = new Map<string, Set<string>>();
  for (const { concept, phrases, path: _, ...rest } of lexicon) {
    const meaning = { concept: idOf(concept), ...rest };
    const key = JSON.stringify(meaning);
    const known = having.get(key) ?? new Set();
    having.set(key, known);
    for (const symbols of symbolsOf(phrases, codebook, vocabulary)) {
      const phrase = symbols.join(' ');
      if (known.has(phrase)) continue;
      known.add(phrase);
      automaton.add(symbols);
      meanings.push(meaning);
    }
  }
  return { vocabulary, automaton, meanings };
}

/** The symbols of every phrase that the patterns write out to. */
function* symbolsOf(phrases: Phrases, codebook: Codebook, vocabulary: Vocabulary): Generator<number[]> {
  for (const [language, patterns] of Object.entries(phrases)) {
    const lookup = (name: string) => phrasesNamed(codebook, name, language);
    for (const pattern of patterns) yield* writtenOut(pattern, lookup, vocabulary);
  }
}

/** The symbols of each way to write the pattern out, without the words that are looked through. */
export function* writtenOut(pattern: string, lookup: Lookup, vocabulary: Vocabulary): Generator<number[]> {
  for (const phrase of expandPhrase(pattern, lookup))
    yield wordsOf(phrase)
      .map((word) => vocabulary.learn(word))
      .filter((symbol) => symbol !== SKIPPED);
}
