import type { CompiledRule } from './rules.js';
import type { Hit, Scan, Sentence } from './scan.js';

/** The words that satisfied a rule. */
export interface Match {
  hits: Hit[];
  first: number;
  last: number;
  /** Whether one group of the rule stands only in the headline. */
  borrowed: boolean;
}

/** The tightest place in the sentence where every group of the rule has a member, or undefined. */
export function matchRule(rule: CompiledRule, sentence: Sentence, scan: Scan): Match | undefined {
  if (rule.none.some((concept) => sentence.byConcept.has(concept))) return undefined;
  const groups: Hit[][] = [];
  let borrowed = 0;
  for (const group of rule.groups) {
    const hits = hitsOf(group, sentence);
    if (hits.length > 0) groups.push(hits);
    else if (!lendable(group, rule) || sentence.zone !== 'lead' || borrowed++ > 0) return undefined;
    else if (!group.some((concept) => inTitle(scan, concept))) return undefined;
  }
  if (groups.length === 0) return undefined;
  let best: Match | undefined;
  for (const anchor of groups[0]!) {
    const match = around(anchor, groups, rule, scan);
    if (match && (!best || match.last - match.first < best.last - best.first)) best = match;
  }
  return best && { ...best, borrowed: borrowed > 0 };
}

/** Whether the headline may lend a concept of the group: the trouble, which a rule names last, may be denied there. */
const lendable = (group: number[], { source, groups }: CompiledRule): boolean =>
  source.direction !== 'weakens' || group !== groups.at(-1);

function hitsOf(group: number[], sentence: Sentence): Hit[] {
  if (group.length === 1) return sentence.byConcept.get(group[0]!) ?? [];
  return group.flatMap((concept) => sentence.byConcept.get(concept) ?? []);
}

/** Whether the headline names the concept. The headline of a digest frames nothing: its parts are different stories. */
export const inTitle = (scan: Scan, concept: number): boolean => scan.titled.has(concept);

function around(anchor: Hit, groups: Hit[][], { source }: CompiledRule, { words }: Scan): Match | undefined {
  const hits = [anchor];
  let [first, last] = [anchor.first, anchor.last];
  for (const group of groups.slice(1)) {
    const fitting = group.filter(
      (hit) =>
        (!source.ordered || hit.first > last) &&
        (source.scope === 'sentence' || words.clauses[hit.first] === words.clauses[anchor.first]),
    );
    const nearest = closest(fitting, first, last);
    if (!nearest) return undefined;
    hits.push(nearest);
    first = Math.min(first, nearest.first);
    last = Math.max(last, nearest.last);
  }
  return { hits, first, last, borrowed: false };
}

function closest(hits: Hit[], first: number, last: number): Hit | undefined {
  let best: Hit | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    const gap = Math.max(hit.first - last, first - hit.last, 0);
    if (gap < distance) [best, distance] = [hit, gap];
  }
  return best;
}
