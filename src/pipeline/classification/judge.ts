import { closenessFor, sightOf } from './closeness.js';
import type { CompiledCodebook } from './codebook.js';
import { type Match, matchRule } from './match.js';
import { type CompiledRule, eligible } from './rules.js';
import type { Scan, Sentence } from './scan.js';
import { moodOf, type Tone, toneOf } from './tone.js';

/** One rule that holds in one sentence. */
export interface Finding extends Tone {
  rule: CompiledRule;
  sentence: Sentence;
  match: Match;
  /** Whether both sides stand in the sentence. */
  together: boolean;
  /** Strength of the rule, less where the sides are far or the words stand apart. */
  value: number;
}

/** Words this close say one thing; for so many words more a match counts half. */
const CLOSE_SPAN = 8;
const HALVING_SPAN = 20;
const BORROWED = 0.7;
/** A rule of fixed direction says little under a negation, and trouble that is over says little of trouble. */
const NEGATED = 0.5;

/** Every rule that holds, sentence by sentence. */
export function findings(scan: Scan, compiled: CompiledCodebook): Finding[] {
  return scan.sentences.flatMap((sentence) => {
    const here = findingsIn(sentence, scan, compiled);
    return here.map((finding) => agreeing(finding, here));
  });
}

function findingsIn(sentence: Sentence, scan: Scan, compiled: CompiledCodebook): Finding[] {
  const { rules, special } = compiled;
  const sight = sightOf(sentence, scan, special);
  const together = special.sides.every((side) => sentence.byConcept.has(side));
  const mood = moodOf(sentence, scan, special);
  const found: Finding[] = [];
  for (const rule of eligible(rules, sentence.byConcept.keys(), sentence.zone === 'lead' ? 1 : 0)) {
    const closeness = closenessFor(rule, sentence, scan, special, sight);
    const match = closeness > 0 ? matchRule(rule, sentence, scan) : undefined;
    if (!match) continue;
    const tone = toneOf(rule, match, mood, scan);
    found.push({
      rule,
      sentence,
      match,
      together,
      value: rule.source.strength * closeness * weightOf(match, rule, tone),
      ...tone,
    });
  }
  return found;
}

function weightOf(match: Match, rule: CompiledRule, tone: Tone): number {
  const loose = 1 / (1 + Math.max(0, match.last - match.first - CLOSE_SPAN) / HALVING_SPAN);
  const { direction } = rule.source;
  const negated = direction !== 'cue' && (tone.negated || tone.direction !== direction) ? NEGATED : 1;
  return loose * negated * (match.borrowed ? BORROWED : 1);
}

/** A rule that says "weakens" outright knows more than cues do: the others of its indicator follow it in the sentence. */
function agreeing(finding: Finding, here: Finding[]): Finding {
  const outright = here.some(
    ({ rule, direction, negated }) =>
      rule.indicator === finding.rule.indicator &&
      rule.source.direction === 'weakens' &&
      direction === 'weakens' &&
      !negated,
  );
  return outright ? { ...finding, direction: 'weakens' } : finding;
}
