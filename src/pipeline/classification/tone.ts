import type { Direction, Status } from '../../types.js';
import type { Match } from './match.js';
import { denies, overlaps, type Polarity, polarityOf } from './polarity.js';
import type { CompiledRule } from './rules.js';
import type { Hit, Scan, Sentence } from './scan.js';
import type { Special } from './special.js';

/** A cue belongs to a match from this many words before it to as many after, within its clauses. */
const CUE_REACH = 10;

/** Which way a match points, and how certain the text is of it. */
export interface Tone {
  direction: Direction;
  negated: boolean;
  hedged: boolean;
  status: Status;
  /** The words that turned the direction. */
  turning: Hit[];
}

/** What the cues of a sentence say of every match in it. */
export interface Mood {
  polarity: Polarity;
  denied: boolean;
  alleged: boolean;
  announced: boolean;
}

/** Reads the cues of a sentence. */
export function moodOf(sentence: Sentence, scan: Scan, special: Special): Mood {
  return {
    polarity: polarityOf(sentence, scan, special),
    denied: isDenied(sentence, scan, special),
    alleged: sentence.byConcept.has(special.allegation) || scan.text.charAt(scan.words.ends[sentence.end - 1]!) === '?',
    announced: sentence.byConcept.has(special.announcement),
  };
}

/** Reads the cues in the clauses of a match. */
export function toneOf({ source }: CompiledRule, match: Match, mood: Mood, scan: Scan): Tone {
  const { polarity, denied, alleged, announced } = mood;
  const weakening = cuesNear(polarity.weakening, match, scan);
  const negations = cuesNear(polarity.negations, match, scan);
  // What is denied keeps its direction, so the denial's own negation does not turn it.
  const turning = denied ? weakening : [...weakening, ...negations];
  const status = denied ? 'denied' : alleged ? 'alleged' : announced ? 'announced' : 'occurred';
  const over = source.direction === 'weakens' && isOver(match, denied ? [] : negations, polarity, scan);
  const direction = directionOf(source.direction, turning.length > 0, over);
  return { direction, negated: negations.length > 0, hedged: alleged || announced, status, turning };
}

/** A rule that says "weakens" outright means trouble, and trouble that is over strengthens. */
function directionOf(fixed: Direction | 'cue', turned: boolean, over: boolean): Direction {
  if (fixed === 'cue') return turned ? 'weakens' : 'strengthens';
  return over ? 'strengthens' : fixed;
}

/** Whether the trouble of a match is over, or not there: "the dispute is settled", "is not neutral". The last concept of a rule names it. */
function isOver(match: Match, negations: Hit[], { overcome }: Polarity, scan: Scan): boolean {
  const trouble = match.hits.at(-1)!;
  return (
    match.hits.some((hit) => overcome.some((cue) => overlaps(cue, hit))) ||
    negations.some((no) => denies(no, trouble, scan))
  );
}

/** A party's "we have not" and the word "denies" often stand in neighbouring sentences. */
function isDenied(sentence: Sentence, scan: Scan, { denial, negation }: Special): boolean {
  if (sentence.byConcept.has(denial)) return true;
  const beside = [scan.sentences[sentence.index - 1], scan.sentences[sentence.index + 1]];
  return sentence.byConcept.has(negation) && beside.some((other) => other?.byConcept.has(denial));
}

/** Cues in the clauses of the match; one inside a matched phrase ("no right to") is part of its meaning. */
function cuesNear(cues: Hit[], match: Match, { words }: Scan): Hit[] {
  if (cues.length === 0) return cues;
  const clauses = new Set(match.hits.flatMap(({ first, last }) => [words.clauses[first], words.clauses[last]]));
  return cues.filter(
    (hit) =>
      hit.last >= match.first - CUE_REACH &&
      hit.first <= match.last + CUE_REACH &&
      clauses.has(words.clauses[hit.first]) &&
      !match.hits.some(({ first, last }) => first <= hit.first && hit.last <= last),
  );
}
