import { lexiconOf, phrasesNamed } from './lexicon.js';
import { expandPhrase, wordsOf } from './phrases.js';
import type { Rules } from './schema.js';
import { SKIPPED, Vocabulary } from './vocabulary.js';

/** A phrase of the codebook that a word of a text satisfies by itself. */
export interface Catch {
  concept: string;
  language: string;
  /** As the codebook has it. */
  pattern: string;
}

/** Tells of each word by which phrases the codebook catches it: a stem or a beginning often catches words of quite another sense. */
export function catching(words: readonly string[], codebook: Rules): Map<string, Catch[]> {
  const vocabulary = new Vocabulary();
  const bySymbol = new Map<number, Catch[]>();
  for (const { concept, phrases } of lexiconOf(codebook))
    for (const [language, patterns] of Object.entries(phrases))
      for (const pattern of patterns)
        for (const symbol of singleWords(pattern, language, codebook, vocabulary)) {
          const known = bySymbol.get(symbol) ?? [];
          bySymbol.set(symbol, [...known, { concept, language, pattern }]);
        }
  const caught = (word: string) =>
    vocabulary.symbolsOf(vocabulary.classOf(word)).flatMap((symbol) => bySymbol.get(symbol) ?? []);
  return new Map(words.map((word) => [word, caught(word)]));
}

/** The symbols of the pattern's variants that come down to one word. */
function singleWords(pattern: string, language: string, codebook: Rules, vocabulary: Vocabulary): Set<number> {
  const variants = expandPhrase(pattern, (name) => phrasesNamed(codebook, name, language));
  const symbols = variants.map((phrase) =>
    wordsOf(phrase)
      .map((word) => vocabulary.learn(word))
      .filter((symbol) => symbol !== SKIPPED),
  );
  return new Set(symbols.flatMap((phrase) => (phrase.length === 1 ? phrase : [])));
}
