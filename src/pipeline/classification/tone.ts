import type { Direction, Status } from '../../types.js';
import type { Match } from './match.js';
import type { CompiledRule } from './rules.js';
import type { Hit, Scan, Sentence } from './scan.js';
import type { Special } from './special.js';

/** A cue belongs to a match from this many words before it to as many after, within its clauses. */
const CUE_REACH = 6;
const NEGATION_REACH = 3;

/** Which way a match points, and how certain the text is of it. */
export interface Tone {
  direction: Direction;
  negated: boolean;
  hedged: boolean;
  status: Status;
  /** The words that turned the direction. */
  turning: Hit[];
}

interface Polarity {
  turning: Hit[];
  negated: boolean;
}

/** Reads the cues in the clauses of a match. */
export function toneOf(rule: CompiledRule, match: Match, sentence: Sentence, scan: Scan, special: Special): Tone {
  const denied = isDenied(sentence, scan, special);
  const { turning, negated } = polarity(match, sentence, scan, special, denied);
  const cued = turning.length > 0 ? 'weakens' : 'strengthens';
  const direction = rule.source.direction === 'cue' ? cued : rule.source.direction;
  const alleged =
    sentence.byConcept.has(special.allegation) || scan.text.charAt(scan.words.ends[sentence.end - 1]!) === '?';
  const announced = sentence.byConcept.has(special.announcement);
  const status = denied ? 'denied' : alleged ? 'alleged' : announced ? 'announced' : 'occurred';
  return { direction, negated, hedged: alleged || announced, status, turning };
}

/** A party's "we have not" and the word "denies" often stand in neighbouring sentences. */
function isDenied(sentence: Sentence, scan: Scan, { denial, negation }: Special): boolean {
  if (sentence.byConcept.has(denial)) return true;
  const beside = [scan.sentences[sentence.index - 1], scan.sentences[sentence.index + 1]];
  return sentence.byConcept.has(negation) && beside.some((other) => other?.byConcept.has(denial));
}

/**
 * Whether the clause turns what the match says. A negation just before a weakening word takes it back ("did not refuse");
 * any other negation or weakening word turns, except the negation of a denial: what is denied keeps its direction.
 */
function polarity(match: Match, sentence: Sentence, scan: Scan, special: Special, denied: boolean): Polarity {
  const weakening = cuesNear(special.weakening, match, sentence, scan);
  const negations = cuesNear(special.negation, match, sentence, scan);
  const takesBack = (no: Hit, weak: Hit) => weak.first > no.last && weak.first - no.last <= NEGATION_REACH;
  const weak = weakening.filter((hit) => !negations.some((no) => takesBack(no, hit)));
  const bare = negations.filter((no) => !weakening.some((hit) => takesBack(no, hit)));
  return { turning: denied ? weak : [...weak, ...bare], negated: bare.length > 0 };
}

/** Cues in the clauses of the match; one inside a matched phrase ("no right to") is part of its meaning. */
function cuesNear(cue: number, match: Match, sentence: Sentence, { words }: Scan): Hit[] {
  const clauses = new Set(match.hits.flatMap(({ first, last }) => [words.clauses[first], words.clauses[last]]));
  return (sentence.byConcept.get(cue) ?? []).filter(
    (hit) =>
      hit.last >= match.first - CUE_REACH &&
      hit.first <= match.last + CUE_REACH &&
      clauses.has(words.clauses[hit.first]) &&
      !match.hits.some(({ first, last }) => first <= hit.first && hit.last <= last),
  );
}
