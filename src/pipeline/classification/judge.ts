import type { Direction, Status } from '../../types.js';
import type { CompiledCodebook, Special } from './codebook.js';
import { inTitle, type Match, matchRule } from './match.js';
import type { CompiledRule } from './rules.js';
import type { Hit, Scan, Sentence } from './scan.js';

/** One rule that holds in one sentence. */
export interface Finding {
  rule: CompiledRule;
  sentence: Sentence;
  match: Match;
  /** Strength of the rule, less where the sides are far or the words stand apart. */
  value: number;
  direction: Direction;
  negated: boolean;
  hedged: boolean;
  status: Status;
}

/** How much a rule counts by where the sides are; fitted values made no measurable difference. */
const CLOSENESS = { together: 1, list: 0.45, headline: 0.7, adjoining: 0.5, frame: 0.5, apart: 0 };
const LOOSE_SPAN = 25;
const LOOSE = 0.6;
const BORROWED = 0.7;
/** A rule of fixed direction under a negation says little. */
const NEGATED = 0.5;
/** A cue belongs to a match from this many words before it to as many after, within its clauses. */
const CUE_REACH = 6;
const NEGATION_REACH = 3;

/** Every rule that holds, sentence by sentence. */
export function findings(scan: Scan, compiled: CompiledCodebook): Finding[] {
  const found: Finding[] = [];
  for (const sentence of scan.sentences) {
    if (sentence.hits.length === 0) continue;
    const here = compiled.rules.flatMap((rule) => applyRule(rule, sentence, scan, compiled) ?? []);
    found.push(...here.map((finding) => agreeing(finding, here)));
  }
  return found;
}

/** A rule that says "weakens" outright knows more than cues do: the others of its indicator follow it in the sentence. */
function agreeing(finding: Finding, here: Finding[]): Finding {
  const outright = here.some(
    ({ rule, negated }) => rule.indicator === finding.rule.indicator && rule.source.direction === 'weakens' && !negated,
  );
  return outright ? { ...finding, direction: 'weakens' } : finding;
}

function applyRule(
  rule: CompiledRule,
  sentence: Sentence,
  scan: Scan,
  compiled: CompiledCodebook,
): Finding | undefined {
  const match = matchRule(rule, sentence, scan);
  if (!match) return undefined;
  const closeness = closenessFor(rule, sentence, scan, compiled);
  if (closeness === 0) return undefined;
  const value = rule.source.strength * closeness * (match.last - match.first > LOOSE_SPAN ? LOOSE : 1) * (match.borrowed ? BORROWED : 1);
  const tone = toneOf(rule, match, sentence, scan, compiled);
  const denied = tone.negated && rule.source.direction !== 'cue' ? NEGATED : 1;
  return { rule, sentence, match, value: value * denied, ...tone };
}

function closenessFor(rule: CompiledRule, sentence: Sentence, scan: Scan, { special }: CompiledCodebook): number {
  const [one, other] = special.sides;
  if (rule.sides === 'none') return 1;
  if (rule.source.lists && special.sides.every((side) => sentence.byConcept.has(side))) return CLOSENESS.together;
  if (rule.sides === 'both') return closenessOfBoth(sentence, scan, special);
  if (rule.sides === 'stance')
    return Math.max(closenessOfBoth(sentence, scan, special), closenessOfStance(sentence, scan, special));
  const wanted = rule.sides === 'either' ? [one, other] : [rule.sides];
  return Math.max(...wanted.map((side) => nearness(sentence, scan, [side])));
}

/** 1 when the sides share the sentence, less when the headline or a neighbour supplies one, 0 when neither does. */
export function closenessOfBoth(sentence: Sentence, scan: Scan, { sides }: Special): number {
  const close = closeness(sentence, scan, [sides[0]], [sides[1]]);
  return close === CLOSENESS.together && sentence.listed ? CLOSENESS.list : close;
}

/** The same where one side acts and the other is only the topic. */
export function closenessOfStance(sentence: Sentence, scan: Scan, { sides, topicOf }: Special): number {
  return Math.max(
    closeness(sentence, scan, [sides[0]], [topicOf[1]]),
    closeness(sentence, scan, [sides[1]], [topicOf[0]]),
  );
}

function closeness(sentence: Sentence, scan: Scan, one: number[], other: number[]): number {
  const here = [one, other].filter((side) => side.some((concept) => sentence.byConcept.has(concept)));
  if (here.length === 2) return CLOSENESS.together;
  if (here.length === 1) return nearness(sentence, scan, here[0] === one ? other : one);
  const framed = [one, other].every((side) => side.some((concept) => inTitle(scan, concept)));
  return framed ? CLOSENESS.frame : CLOSENESS.apart;
}

function nearness(sentence: Sentence, scan: Scan, side: number[]): number {
  const names = (place: Sentence | undefined) => side.some((concept) => place?.byConcept.has(concept));
  if (names(sentence)) return CLOSENESS.together;
  if (side.some((concept) => inTitle(scan, concept))) return CLOSENESS.headline;
  const beside = names(scan.sentences[sentence.index - 1]) || names(scan.sentences[sentence.index + 1]);
  return beside ? CLOSENESS.adjoining : CLOSENESS.apart;
}

type Polarity = { turned: boolean; negated: boolean };
type Tone = Pick<Finding, 'direction' | 'negated' | 'hedged' | 'status'>;

function toneOf(rule: CompiledRule, match: Match, sentence: Sentence, scan: Scan, { special }: CompiledCodebook): Tone {
  const denied = isDenied(sentence, scan, special);
  const { turned, negated } = polarity(match, sentence, scan, special, denied);
  const direction = rule.source.direction === 'cue' ? (turned ? 'weakens' : 'strengthens') : rule.source.direction;
  const alleged =
    sentence.byConcept.has(special.allegation) || scan.text.charAt(scan.words.ends[sentence.end - 1]!) === '?';
  const announced = sentence.byConcept.has(special.announcement);
  const status = denied ? 'denied' : alleged ? 'alleged' : announced ? 'announced' : 'occurred';
  return { direction, negated, hedged: alleged || announced, status };
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
  return { turned: weak.length > 0 || (bare.length > 0 && !denied), negated: bare.length > 0 };
}

/** Cues in the clauses of the match; one inside a matched phrase ("no right to") is part of its meaning. */
function cuesNear(cue: number, match: Match, sentence: Sentence, { words }: Scan): Hit[] {
  const clauses = new Set(match.hits.map((hit) => words.clauses[hit.first]));
  return (sentence.byConcept.get(cue) ?? []).filter(
    (hit) =>
      hit.last >= match.first - CUE_REACH &&
      hit.first <= match.last + CUE_REACH &&
      clauses.has(words.clauses[hit.first]) &&
      !match.hits.some(({ first, last }) => first <= hit.first && hit.last <= last),
  );
}
