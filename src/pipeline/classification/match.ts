import type { CompiledRule } from './rules.js';
import type { Hit, Scan, Sentence } from './scan.js';

/** The words that satisfied a rule. */
export interface Match {
  hits: Hit[];
  first: number;
  last: number;
}

/** The tightest place in the sentence where every group of the rule has a member, or undefined. */
export function matchRule(rule: CompiledRule, sentence: Sentence, scan: Scan): Match | undefined {
  if (rule.none.some((concept) => sentence.byConcept.has(concept))) return undefined;
  const groups: Hit[][] = [];
  for (const group of rule.groups) {
    const hits = group.flatMap((concept) => sentence.byConcept.get(concept) ?? []);
    if (hits.length === 0) return undefined;
    groups.push(hits);
  }
  let best: Match | undefined;
  for (const anchor of groups[0]!) {
    const match = around(anchor, groups, rule, scan);
    if (match && (!best || match.last - match.first < best.last - best.first)) best = match;
  }
  return best;
}

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
  return { hits, first, last };
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
