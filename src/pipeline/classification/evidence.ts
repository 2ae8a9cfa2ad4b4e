import type { Span } from '../../types.js';
import type { Words } from '../text/words.js';
import type { CompiledCodebook } from './codebook.js';
import type { Finding } from './judge.js';
import type { Hit, Scan, Sentence } from './scan.js';

const MOST_SPANS = 4;
/** A finding this much weaker than the strongest is no evidence worth showing. */
const LEAST_SHARE = 0.5;
/** So many words from the match a side may stand and still be marked with it. */
const SIDE_REACH = 12;
/** A shorter span cannot be judged by itself, so it grows within its sentence. */
const SHORTEST = 8;
/** Clauses that make a longer one are left unfinished. */
const LONGEST = 32;

interface Passage {
  first: number;
  last: number;
}

/**
 * The passages that tell most, in the text's order: each match with the sides beside it, long enough to be read alone.
 * Findings come strongest first.
 */
export function evidenceOf(telling: readonly Finding[], scan: Scan, compiled: CompiledCodebook): Span[] {
  const { text, words } = scan;
  const spans: Span[] = [];
  for (const finding of telling) {
    if (finding.value < LEAST_SHARE * telling[0]!.value) continue;
    const { first, last } = passageOf(finding, scan, compiled);
    const [start, end] = [words.starts[first]!, words.ends[last]!];
    const passage = text.slice(start, end);
    if (spans.some((span) => (start < span.end && span.start < end) || span.text === passage)) continue;
    spans.push({ start, end, text: passage });
    if (spans.length === MOST_SPANS) break;
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** From the first to the last of the match, of the sides near it and of what turned its direction, in whole clauses. */
function passageOf(finding: Finding, { words }: Scan, { special }: CompiledCodebook): Passage {
  const { match, sentence, turning, rule } = finding;
  const sides = [...special.sides, ...special.topicOf].flatMap((side) => nearest(side, finding));
  const told = [match, ...sides, ...(rule.source.direction === 'cue' ? turning : [])];
  const core = { first: Math.min(...told.map(({ first }) => first)), last: Math.max(...told.map(({ last }) => last)) };
  const { first, last } = wholeClauses(core, sentence, words);
  return last - first < LONGEST ? { first, last } : widened(core, sentence);
}

function nearest(side: number, { match, sentence }: Finding): Hit[] {
  const gap = (hit: Hit) => Math.max(hit.first - match.last, match.first - hit.last, 0);
  const near = (sentence.byConcept.get(side) ?? []).filter((hit) => gap(hit) <= SIDE_REACH);
  return near.sort((a, b) => gap(a) - gap(b)).slice(0, 1);
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
