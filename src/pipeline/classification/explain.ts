import type { Classification, Label, Span } from '../../types.js';
import { type Analysis, type Article, analyse, decide } from './classify.js';
import type { CompiledCodebook } from './codebook.js';
import { type Features, relevanceFeatures } from './features.js';

/** Why an article is flagged, or why not. Survives JSON. */
export interface Explanation extends Classification {
  thresholds: { relevance: number; label: number };
  /** Who was met of each side, in the text's order. */
  actors: { side: string; name: string; span: Span }[];
  /** What moved the relevance score and how far, in log-odds, strongest first. */
  reasons: { feature: string; contribution: number }[];
  /** The strongest label that was not given, and what it would have taken. */
  nearestMiss?: { label: Label; lacking: string[] };
  /** What stands in the way of relevance in words; empty for a relevant article. */
  obstacles: string[];
}

const LEAST_CONTRIBUTION = 0.05;

/** The classification with everything an analyst may ask about it, including what was nearly flagged. */
export function explain(article: Article, compiled: CompiledCodebook): Explanation {
  const analysis = analyse(article, compiled);
  const classification = decide(analysis, compiled);
  const { thresholds, relevance } = compiled.codebook.weights;
  const features = relevanceFeatures(
    analysis.context,
    analysis.candidates.map(({ label }) => label.score),
  );
  const missed = analysis.candidates.find(({ label }) => !classification.labels.includes(label))?.label;
  const obstacles = classification.relevant ? [] : obstaclesOf(analysis, compiled);
  const below = `its score ${round(missed?.score ?? 0)} is under ${thresholds.label}`;
  const lacking = [...obstacles, ...(missed && missed.score < thresholds.label ? [below] : [])];
  return {
    ...classification,
    thresholds,
    actors: actorsOf(analysis, compiled),
    reasons: reasonsOf(features, relevance),
    ...(missed ? { nearestMiss: { label: missed, lacking } } : {}),
    obstacles,
  };
}

function actorsOf({ scan }: Analysis, { codebook, special }: CompiledCodebook): Explanation['actors'] {
  const { text, words } = scan;
  return scan.sentences.flatMap(({ hits }) =>
    hits.flatMap(({ concept, first, last, actor }) => {
      const side = codebook.sides[special.sides.indexOf(concept)];
      if (!side || actor === undefined) return [];
      const [start, end] = [words.starts[first]!, words.ends[last]!];
      return [{ side: side.id, name: actor, span: { start, end, text: text.slice(start, end) } }];
    }),
  );
}

function reasonsOf(features: Features, weights: Readonly<Record<string, number>>): Explanation['reasons'] {
  return Object.entries(features)
    .map(([feature, value]) => ({ feature, contribution: value * (weights[feature] ?? 0) }))
    .filter(({ contribution }) => Math.abs(contribution) >= LEAST_CONTRIBUTION)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

function obstaclesOf(
  { scan, context, candidates, score }: Analysis,
  { codebook, special }: CompiledCodebook,
): string[] {
  const named = (concept: number) => scan.sentences.some(({ byConcept }) => byConcept.has(concept));
  const absent = codebook.sides.filter((_, i) => !named(special.sides[i]!) && !named(special.topicOf[i]!));
  const topics = Object.keys(context).flatMap((name) => (name.startsWith('topic:') ? [name.split(':')] : []));
  return [
    ...absent.map(({ name }) => `${name} is not named`),
    ...(candidates.length === 0 ? ['no rule of the codebook holds'] : []),
    ...(scan.sentences.some(({ listed }) => listed) ? ['a side stands only in a list of countries'] : []),
    ...topics.map(([, topic, zone]) => `the ${zone === 'title' ? 'headline' : 'lead'} speaks of ${topic}`),
    `the score ${round(score)} is under ${codebook.weights.thresholds.relevance}`,
  ];
}

const round = (value: number): number => Math.round(value * 100) / 100;
