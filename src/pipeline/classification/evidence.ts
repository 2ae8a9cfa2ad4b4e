import type { Span } from '../../types.js';
import type { Words } from '../text/words.js';
import type { CompiledCodebook } from './codebook.js';
import type { Finding } from './judge.js';
import type { Hit, Scan, Sentence } from './scan.js';
import type { Special } from './special.js';

const MOST_SPANS = 4;
/** A finding this much weaker than the strongest is no evidence worth showing. */
const LEAST_SHARE = 0.5;
/** A shorter span cannot be judged by itself, so it grows within its sentence. */
const SHORTEST = 8;
/** Sentences and clauses that make a longer one are left unfinished. */
const LONGEST = 40;

interface Passage {
  first: number;
  last: number;
}

/**
 * The passages that tell most, in the text's order, each long enough to be read alone, and the headline where none of
 * them names both sides. Findings come strongest first.
 */
export function evidenceOf(telling: readonly Finding[], scan: Scan, compiled: CompiledCodebook): Span[] {
  const { special } = compiled;
  const strong = telling.filter(({ value }) => value >= LEAST_SHARE * telling[0]!.value);
  const whole = strong.some(({ sentence }) => namesBoth(sentence, special));
  const spans: Span[] = [];
  for (const finding of strong) {
    // The strongest is what the label's rule and status were read from, so it is always shown.
    if (whole && finding !== strong[0] && !namesBoth(finding.sentence, special)) continue;
    const span = spanOf(passageOf(finding, scan, compiled), scan);
    if (spans.some((other) => overlap(span, other) || other.text === span.text)) continue;
    spans.push(span);
    if (spans.length === MOST_SPANS) break;
  }
  const add = (more: Span[]) => spans.push(...more.filter((span) => !spans.some((other) => overlap(span, other))));
  if (unnamed(spans, scan, special).length > 0) {
    add(headlineOf(scan, special));
    for (const side of unnamed(spans, scan, special)) add(besideOf(strong[0]!.sentence, side, scan));
  }
  return spans.sort((a, b) => a.start - b.start);
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function spanOf({ first, last }: Passage, { text, words }: Scan): Span {
  const [start, end] = [words.starts[first]!, words.ends[last]!];
  return { start, end, text: text.slice(start, end) };
}

/** Whether each side stands in the sentence, if only as its topic. */
const namesBoth = ({ byConcept }: Sentence, { sides, topicOf }: Special): boolean =>
  sides.every((side, i) => byConcept.has(side) || byConcept.has(topicOf[i]!));

/** The sides, each with its topic, that what is shown does not name: the clauses of a long sentence may leave one out. */
function unnamed(spans: readonly Span[], { sentences, words }: Scan, { sides, topicOf }: Special): number[][] {
  const shown = ({ first, last }: Hit) =>
    spans.some(({ start, end }) => start <= words.starts[first]! && words.ends[last]! <= end);
  const named = (concept: number) => sentences.some(({ byConcept }) => byConcept.get(concept)?.some(shown));
  return sides.map((side, i) => [side, topicOf[i]!]).filter((concepts) => !concepts.some(named));
}

/** What names the side in the sentence before or after, where a rule may have taken it from. */
function besideOf({ index, zone }: Sentence, side: number[], scan: Scan): Span[] {
  if (zone === 'title' && scan.digest) return [];
  for (const beside of [scan.sentences[index - 1], scan.sentences[index + 1]]) {
    const hit = side.flatMap((concept) => beside?.byConcept.get(concept) ?? [])[0];
    if (beside && hit) return [spanOf(wholeClauses(hit, beside, scan.words), scan)];
  }
  return [];
}

/** The parts of the headline that name a side; a digest's headline belongs to other stories too. */
function headlineOf(scan: Scan, { sides }: Special): Span[] {
  if (scan.digest) return [];
  const named = ({ zone, byConcept }: Sentence) => zone === 'title' && sides.some((side) => byConcept.has(side));
  return scan.sentences.filter(named).map(({ first, end }) => spanOf({ first, last: end - 1 }, scan));
}

/**
 * The sentence, for half of one supports less than it says; of a long one the clauses that hold the match, the sides
 * and what turned its direction.
 */
function passageOf(finding: Finding, { words }: Scan, { special }: CompiledCodebook): Passage {
  const { match, sentence, turning, rule } = finding;
  if (sentence.end - sentence.first <= LONGEST) return { first: sentence.first, last: sentence.end - 1 };
  const told = [match, ...(rule.source.direction === 'cue' ? turning : [])];
  const sides = [...special.sides, ...special.topicOf].flatMap((side) => nearest(side, finding));
  const both = around([...told, ...sides]);
  const core = both.last - both.first < LONGEST ? both : around(told);
  const { first, last } = wholeClauses(core, sentence, words);
  return last - first < LONGEST ? { first, last } : widened(core, sentence);
}

const around = (told: readonly Passage[]): Passage => ({
  first: Math.min(...told.map(({ first }) => first)),
  last: Math.max(...told.map(({ last }) => last)),
});

function nearest(side: number, { match, sentence }: Finding): Hit[] {
  const gap = (hit: Hit) => Math.max(hit.first - match.last, match.first - hit.last, 0);
  return (sentence.byConcept.get(side) ?? []).toSorted((a, b) => gap(a) - gap(b)).slice(0, 1);
}

function wholeClauses({ first, last }: Passage, sentence: Sentence, { clauses }: Words): Passage {
  let [from, to] = [first, last];
  while (from > sentence.first && clauses[from - 1] === clauses[first]) from--;
  while (to + 1 < sentence.end && clauses[to + 1] === clauses[last]) to++;
  return widened({ first: from, last: to }, sentence);
}

function widened({ first, last }: Passage, sentence: Sentence): Passage {
  let [from, to] = [first, last];
  while (to - from + 1 < SHORTEST && (from > sentence.first || to + 1 < sentence.end)) {
    if (to + 1 < sentence.end) to++;
    if (from > sentence.first) from--;
  }
  return { first: from, last: to };
}
