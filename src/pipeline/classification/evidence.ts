import type { Span } from '../../types.js';
import type { CompiledCodebook } from './codebook.js';
import type { Finding } from './judge.js';
import type { Scan } from './scan.js';

const MOST_SPANS = 4;
/** A finding this much weaker than the strongest is no evidence worth showing. */
const LEAST_SHARE = 0.35;
/** So many words from the match a side may stand and still be marked with it. */
const SIDE_REACH = 12;
/** A shorter span cannot be judged by itself, so it grows within its sentence. */
const SHORTEST = 8;

/**
 * The passages that tell most, in the text's order: each match with the sides beside it, long enough to be read alone.
 * Findings come strongest first.
 */
export function evidenceOf(telling: readonly Finding[], scan: Scan, compiled: CompiledCodebook): Span[] {
  const { text, words } = scan;
  const spans: Span[] = [];
  for (const finding of telling) {
    if (finding.value < LEAST_SHARE * telling[0]!.value) continue;
    const [first, last] = passageOf(finding, compiled);
    const [start, end] = [words.starts[first]!, words.ends[last]!];
    const passage = text.slice(start, end);
    if (spans.some((span) => (start < span.end && span.start < end) || span.text === passage)) continue;
    spans.push({ start, end, text: passage });
    if (spans.length === MOST_SPANS) break;
  }
  return spans.sort((a, b) => a.start - b.start);
}

function passageOf({ match, sentence }: Finding, { special }: CompiledCodebook): [number, number] {
  let { first, last } = match;
  for (const side of [...special.sides, ...special.topicOf]) {
    const gap = (hit: { first: number; last: number }) => Math.max(hit.first - match.last, match.first - hit.last, 0);
    const near = (sentence.byConcept.get(side) ?? []).filter((hit) => gap(hit) <= SIDE_REACH);
    const closest = near.sort((a, b) => gap(a) - gap(b))[0];
    if (closest) [first, last] = [Math.min(first, closest.first), Math.max(last, closest.last)];
  }
  while (last - first + 1 < SHORTEST && (first > sentence.first || last + 1 < sentence.end)) {
    if (last + 1 < sentence.end) last++;
    if (first > sentence.first) first--;
  }
  return [first, last];
}
