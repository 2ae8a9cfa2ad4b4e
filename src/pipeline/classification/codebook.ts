import { UserError } from '../../errors.js';
import { Automaton } from './automaton.js';
import { expandPhrase } from './phrases.js';
import { compileRules, indexRules, type RuleIndex } from './rules.js';
import type { Codebook, Phrases } from './schema.js';
import { type Special, specialConcepts } from './special.js';
import { SKIPPED, Vocabulary } from './vocabulary.js';

export type { Codebook } from './schema.js';

/** What finding a phrase means. */
export interface Meaning {
  concept: number;
  /** Name of the actor, with the office's dates, where the phrase names one. */
  actor?: string;
  /** Number of the side that the phrase names, or that it makes a mere topic. */
  side?: number;
  topic?: boolean;
  from?: string;
  to?: string;
}

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

/**
 * Builds the automaton and the rules. Throws a UserError for a pattern or rule that names an unknown concept, and for
 * a phrase that would come down to one of its words.
 */
export function compileCodebook(codebook: Codebook): CompiledCodebook {
  const builder = new Builder(codebook);
  builder.addSides();
  for (const [name, phrases] of Object.entries(codebook.concepts)) builder.addConcept(name, phrases);
  for (const [name, phrases] of Object.entries(codebook.cues)) builder.addConcept(`cue:${name}`, phrases);
  for (const exclusion of codebook.exclusions)
    builder.addConcept(`${exclusion.effect}:${exclusion.id}`, exclusion.phrases);
  return builder.finish();
}

class Builder {
  private readonly vocabulary = new Vocabulary();
  private readonly automaton = new Automaton((wordClass) => this.vocabulary.symbolsOf(wordClass));
  private readonly meanings: Meaning[] = [];
  private readonly concepts: string[] = [];
  private readonly conceptIds = new Map<string, number>();
  private readonly pending: { phrase: string; meaning: Meaning }[] = [];

  constructor(private readonly codebook: Codebook) {}

  addSides(): void {
    this.codebook.sides.forEach(({ id, actors, topics }, side) => {
      for (const { name, kind, roles, from, to, forms } of actors) {
        this.queue(forms, { concept: this.conceptOf(id), actor: name, side });
        this.queue(forms, { concept: this.conceptOf(`${id}-${kind}`), actor: name, side });
        const term = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
        for (const role of roles) this.queue(forms, { concept: this.conceptOf(role), actor: name, side, ...term });
      }
      this.queue(topics, { concept: this.conceptOf(`${id}-topic`), side, topic: true });
    });
  }

  addConcept(name: string, phrases: Phrases): void {
    this.queue(phrases, { concept: this.conceptOf(name) });
  }

  finish(): CompiledCodebook {
    this.fillAutomaton();
    const { codebook, vocabulary, automaton, meanings, concepts, conceptIds } = this;
    const rules = indexRules(compileRules(codebook, conceptIds));
    return {
      codebook,
      vocabulary,
      automaton,
      meanings,
      concepts,
      conceptIds,
      rules,
      special: specialConcepts(codebook, concepts, (name) => this.conceptOf(name)),
    };
  }

  private conceptOf(name: string): number {
    const known = this.conceptIds.get(name);
    if (known !== undefined) return known;
    this.conceptIds.set(name, this.concepts.length);
    return this.concepts.push(name) - 1;
  }

  private queue(phrases: Phrases, meaning: Meaning): void {
    for (const [language, patterns] of Object.entries(phrases)) {
      const lookup = (name: string) => this.phrasesOf(name, language);
      for (const pattern of patterns)
        for (const phrase of expandPhrase(pattern, lookup)) this.pending.push({ phrase, meaning });
    }
  }

  /** What {name} stands for: a concept's phrases, or the state names of a side. */
  private phrasesOf(name: string, language: string): readonly string[] | undefined {
    const concept = this.codebook.concepts[name];
    if (concept) return concept[language] ?? [];
    const side = this.codebook.sides.find(({ id }) => id === name);
    return side?.actors.filter(({ kind }) => kind === 'state').flatMap(({ forms }) => forms[language] ?? []);
  }

  private fillAutomaton(): void {
    const known = new Set<string>();
    for (const { phrase, meaning } of this.pending) {
      const words = wordsOf(phrase);
      const symbols = words.map((word) => this.vocabulary.learn(word));
      const kept = symbols.filter((symbol) => symbol !== SKIPPED);
      if (kept.length === 0) throw new UserError(`The phrase "${phrase}" has no word that counts.`);
      if (kept.length === 1 && words.length > 1) throw this.shrunk(phrase, words[symbols.indexOf(kept[0]!)]!, meaning);
      const key = JSON.stringify([kept, meaning]);
      if (known.has(key)) continue;
      known.add(key);
      this.automaton.add(kept);
      this.meanings.push(meaning);
    }
  }

  /** Such a phrase looks like two words and fires at one, often a common one. */
  private shrunk(phrase: string, word: string, { concept, actor }: Meaning): UserError {
    return new UserError(
      `The phrase "${phrase}" of "${actor ?? this.concepts[concept]}" would match every "${word}", for its other words are ` +
        `looked through. Write "${word}" if that is meant, or add a word that counts.`,
    );
  }
}

/** The words of a phrase, cut as the scanner cuts a text, with the marks of possessives, exact words and beginnings kept. */
const wordsOf = (phrase: string): string[] =>
  phrase.match(/'s(?!\p{L})|=?\p{L}[\p{L}\p{M}\u00ad\u200d]*\*?|\p{Nd}+/gu) ?? [];
