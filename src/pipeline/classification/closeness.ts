import { inTitle } from './match.js';
import type { CompiledRule } from './rules.js';
import type { Scan, Sentence } from './scan.js';
import type { Special } from './special.js';

/** How much a rule counts by where the sides are. */
const CLOSENESS = { together: 1, list: 0.45, headline: 0.7, adjoining: 0.5, frame: 0.7, apart: 0 };

/** How near the two sides are to a sentence: 1 when both are in it, 0 when one is out of sight. */
export interface Sight {
  both: number;
  /** The same where one side acts and the other may be only the topic. */
  stance: number;
  /** The same as both where members of a list count in full. */
  lists: number;
}

/** Looks for the sides in the sentence, in the headline and in the sentences beside it. */
export function sightOf(sentence: Sentence, scan: Scan, { sides, topicOf }: Special): Sight {
  const [one, other] = sides;
  const plain = closeness(sentence, scan, one, other);
  const listed = plain === CLOSENESS.together && sentence.listed;
  const both = listed ? CLOSENESS.list : plain;
  const stance = Math.max(both, stanceOf(sentence, scan, sides, topicOf));
  return { both, stance, lists: plain };
}

function stanceOf(sentence: Sentence, scan: Scan, sides: Special['sides'], topicOf: Special['topicOf']): number {
  return Math.max(closeness(sentence, scan, sides[0], topicOf[1]), closeness(sentence, scan, sides[1], topicOf[0]));
}

/** Whether one side acts and the other is the topic, both in the sentence. */
export function takesStance(sentence: Sentence, { sides, topicOf }: Special): boolean {
  const has = (concept: number) => sentence.byConcept.has(concept);
  return (has(sides[0]) && has(topicOf[1])) || (has(sides[1]) && has(topicOf[0]));
}

/** Whether a clause of the sentence names both: "Rial falls in Tehran; rouble steady in Moscow" has none. */
export function shareClause({ byConcept }: Sentence, { words }: Scan, one: number, other: number): boolean {
  const clauses = new Set(byConcept.get(one)?.map(({ first }) => words.clauses[first]));
  return byConcept.get(other)!.some(({ first }) => clauses.has(words.clauses[first]));
}

/** The fewest words from a mention of the one to a mention of the other. */
export function gapBetween(sentence: Sentence, one: number, other: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const a of sentence.byConcept.get(one) ?? [])
    for (const b of sentence.byConcept.get(other) ?? [])
      least = Math.min(least, Math.max(b.first - a.last, a.first - b.last));
  return least;
}

/** What is left of a rule's strength in this sentence. */
export function closenessFor(
  rule: CompiledRule,
  sentence: Sentence,
  scan: Scan,
  special: Special,
  sight: Sight,
): number {
  if (rule.sides === 'none') return 1;
  if (rule.source.lists && sight.lists === CLOSENESS.together) return CLOSENESS.together;
  if (rule.sides === 'both') return sight.both;
  if (rule.sides === 'stance') return sight.stance;
  const wanted = rule.sides === 'either' ? special.sides : [rule.sides];
  return Math.max(...wanted.map((side) => nearness(sentence, scan, side)));
}

function closeness(sentence: Sentence, scan: Scan, one: number, other: number): number {
  const [hasOne, hasOther] = [sentence.byConcept.has(one), sentence.byConcept.has(other)];
  if (hasOne && hasOther) return CLOSENESS.together;
  if (hasOne || hasOther) return nearness(sentence, scan, hasOne ? other : one);
  return inTitle(scan, one) && inTitle(scan, other) ? CLOSENESS.frame : CLOSENESS.apart;
}

function nearness(sentence: Sentence, scan: Scan, side: number): number {
  if (sentence.byConcept.has(side)) return CLOSENESS.together;
  if (inTitle(scan, side)) return CLOSENESS.headline;
  return beside(sentence, scan).some((other) => other.byConcept.has(side)) ? CLOSENESS.adjoining : CLOSENESS.apart;
}

/** The sentences that may speak of the same thing; the parts of a digest's headline do not. */
function beside({ index, zone }: Sentence, scan: Scan): Sentence[] {
  if (zone === 'title' && scan.digest) return [];
  return [scan.sentences[index - 1], scan.sentences[index + 1]].filter((other) => other !== undefined);
}
