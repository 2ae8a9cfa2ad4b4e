import { writtenOut } from './codebook.js';
import { lexiconOf, phrasesNamed } from './lexicon.js';
import type { Rules } from './schema.js';
import { Vocabulary } from './vocabulary.js';

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
          const known = bySymbol.get(symbol);
          if (known) known.push({ concept, language, pattern });
          else bySymbol.set(symbol, [{ concept, language, pattern }]);
        }
  const caught = (word: string) =>
    vocabulary.symbolsOf(vocabulary.classOf(word)).flatMap((symbol) => bySymbol.get(symbol) ?? []);
  return new Map(words.map((word) => [word, caught(word)]));
}

/** The symbols of the pattern's variants that come down to one word. */
function singleWords(pattern: string, language: string, codebook: Rules, vocabulary: Vocabulary): Set<number> {
  const phrases = writtenOut(pattern, (name) => phrasesNamed(codebook, name, language), vocabulary);
  return new Set([...phrases].flatMap((phrase) => (phrase.length === 1 ? phrase : [])));
}
