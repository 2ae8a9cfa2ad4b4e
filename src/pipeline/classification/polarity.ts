import type { Hit, Scan, Sentence } from './scan.js';
import type { Special } from './special.js';

/** A negation reaches so many words forward; and one back, where the verb that carries it stands last. */
const NEGATION_AHEAD = 3;
const NEGATION_BEHIND = 1;
/** The end of a burden is told within so many words of it; by a word that may itself be trouble, within fewer. */
const RELIEF_REACH = 9;
const DOUBTFUL_REACH = 4;
/** A concession reaches only forward: "despite the delay". */
const CONCESSION_REACH = 4;

/** What the cues of a sentence come to once those that take each other back are gone. */
export interface Polarity {
  weakening: Hit[];
  negations: Hit[];
  /** Words for trouble that is over or is not there: "lifts ban", "dispute settled", "no delay". */
  overcome: Hit[];
}

/** Pairs negations with the weakening words that they deny, and words of relief with the burdens that they end. */
export function polarityOf(sentence: Sentence, scan: Scan, special: Special): Polarity {
  const of = (cue: number) => sentence.byConcept.get(cue) ?? [];
  const relieved = relievedBurdens(sentence, scan, special);
  const gone = (hit: Hit) => relieved.some((over) => overlaps(over, hit));
  const weakening = of(special.weakening).filter((hit) => !gone(hit));
  const negations = of(special.negation).filter((hit) => !gone(hit));
  const denied = weakening.filter((hit) => negations.some((no) => denies(no, hit, scan)));
  return {
    weakening: weakening.filter((hit) => !denied.includes(hit)),
    negations: negations.filter((no) => !denied.some((hit) => denies(no, hit, scan))),
    overcome: [...relieved, ...denied],
  };
}

/** The burdens that are over or granted, with the words that say so. */
function relievedBurdens(sentence: Sentence, scan: Scan, special: Special): Hit[] {
  const of = (cue: number) => sentence.byConcept.get(cue) ?? [];
  const [negations, weakening, burdens] = [of(special.negation), of(special.weakening), of(special.burden)];
  const reliefs = of(special.relief).filter((relief) => !negations.some((no) => denies(no, relief, scan)));
  const reachOf = (relief: Hit) => (weakening.some((weak) => overlaps(relief, weak)) ? DOUBTFUL_REACH : RELIEF_REACH);
  const ends = (relief: Hit, burden: Hit) => gap(relief, burden, scan) <= reachOf(relief);
  const grants = (word: Hit, burden: Hit) => word.last < burden.first && gap(word, burden, scan) <= CONCESSION_REACH;
  const over = burdens.filter(
    (burden) =>
      reliefs.some((relief) => ends(relief, burden)) || of(special.concession).some((word) => grants(word, burden)),
  );
  // "Not only" and "rumours of a rift" cover what lies inside them; "was cancelled" is trouble unless a burden is.
  const covers = (relief: Hit) => relief.first < relief.last && !weakening.some((weak) => lies(relief, weak));
  return [...over, ...reliefs.filter((relief) => covers(relief) || over.some((burden) => ends(relief, burden)))];
}

const lies = (inner: Hit, outer: Hit): boolean => outer.first <= inner.first && inner.last <= outer.last;

export const overlaps = (a: Hit, b: Hit): boolean => a.first <= b.last && b.first <= a.last;

/** Words from the one to the other, none where they overlap; infinite across clauses. */
function gap(a: Hit, b: Hit, { words }: Scan): number {
  if (words.clauses[a.last] !== words.clauses[b.last]) return Number.POSITIVE_INFINITY;
  return Math.max(b.first - a.last, a.first - b.last, 0);
}

/** Whether the negation reaches the words. */
export function denies(no: Hit, hit: Hit, scan: Scan): boolean {
  if (overlaps(no, hit)) return false;
  return gap(no, hit, scan) <= (no.last < hit.first ? NEGATION_AHEAD : NEGATION_BEHIND);
}
