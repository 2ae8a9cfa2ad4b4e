import type { Hit, Sentence } from './scan.js';
import type { Special } from './special.js';

const SHORTEST_LIST = 3;

/** Whether one side stands beside the other only as a member of an enumeration: "Iran exports to Iraq, Turkmenistan and Russia". */
export function onlyListed(sentence: Sentence, { sides, countries, joining }: Special): boolean {
  const joiners = new Set(sentence.byConcept.get(joining)?.map(({ first }) => first));
  const follows = (before: Hit, after: Hit) => {
    const gap = after.first - before.last;
    return gap < 2 || (gap === 2 && joiners.has(before.last + 1));
  };
  const named = sentence.hits
    .filter(({ concept }) => sides.includes(concept) || concept === countries)
    .sort((a, b) => a.first - b.first);
  const listed = new Set<Hit>();
  for (let from = 0, to = 1; from < named.length; from = to++) {
    while (to < named.length && follows(named[to - 1]!, named[to]!)) to++;
    if (isList(named.slice(from, to), countries)) for (const hit of named.slice(from, to)) listed.add(hit);
  }
  const names = (side: number) => named.some((hit) => hit.concept === side);
  const onlyInList = (side: number) => named.every((hit) => hit.concept !== side || listed.has(hit));
  return sides.every(names) && sides.some(onlyInList);
}

const isList = (run: Hit[], countries: number): boolean =>
  new Set(run.map(({ first }) => first)).size >= SHORTEST_LIST && run.some(({ concept }) => concept === countries);
