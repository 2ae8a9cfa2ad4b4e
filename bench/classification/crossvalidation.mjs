import { analyse } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { probability, relevanceFeatures } from '../../dist/src/pipeline/classification/features.js';
import { pairs } from './measure.mjs';
import { fitLogistic } from './regression.mjs';

export const FOLDS = 5;
const INNER_FOLDS = 4;
/** So little F1 is no difference, and wrong labels cost more than it. */
const AS_GOOD = 0.004;
/** Chosen among a few by the held-out figures; stronger ones close the gap between fitted and held out, most so a single rule's. */
export const PENALTY = { relevance: 4, label: 5, rule: 24 };

/** Labelled articles with all that the codebook finds in them. */
export function prepare(gold, codebook) {
  const compiled = compileCodebook(codebook);
  return gold.map((row) => ({ ...row, analysis: analyse(row.item, compiled) }));
}

/** Months stay whole, so that two reports of one event never sit on both sides. */
export function crossValidate(all, codebook) {
  return [...foldsOf(all, FOLDS).values()].flatMap(({ inside, outside }) =>
    predictAll(inside, train(outside, codebook)),
  );
}

/**
 * Label weights on every candidate; relevance weights and thresholds on label scores that the label weights did not fit
 * (stacking), or they would trust those scores too much.
 */
export function train(all, codebook) {
  const stacked = [...foldsOf(all, INNER_FOLDS).values()].flatMap(({ inside, outside }) => {
    const unseen = trainLabels(outside);
    return inside.map((row) => ({ row, scores: scoresOf(row, unseen) }));
  });
  const examples = stacked.map(({ row, scores }) => relevanceOf(row, scores));
  const targets = stacked.map(({ row }) => Number(row.gold.relevant));
  const weights = fitLogistic(examples, targets, pull(PENALTY.relevance), topicCentre(codebook));
  const relevance = breakEven(
    examples.map((features) => probability(features, weights)),
    targets,
  );
  const decided = (thresholds) =>
    stacked.map(({ row, scores }) => ({ ...row, predicted: decide(row, scores, weights, thresholds) }));
  const label = bestThreshold((tried) => pairs(decided({ relevance, label: tried })).f1);
  return { thresholds: { relevance, label }, relevance: weights, label: trainLabels(all) };
}

function trainLabels(all) {
  const examples = all.flatMap(({ gold, analysis }) =>
    analysis.candidates.map(({ features, label }) => ({
      features,
      target: Number(gold.labels.some(({ indicator }) => indicator === label.indicator)),
    })),
  );
  return fitLogistic(
    examples.map(({ features }) => features),
    examples.map(({ target }) => target),
    pull(PENALTY.label, PENALTY.rule),
  );
}

/** A topic's weight in the codebook is what its fitted weight starts from. */
function topicCentre({ exclusions }) {
  const weights = new Map(exclusions.map(({ id, weight }) => [id, weight]));
  return (name) => {
    const [kind, id, zone] = name.split(':');
    if (kind !== 'topic') return 0;
    return zone === 'title' ? -weights.get(id) : -weights.get(id) / 2;
  };
}

function pull(plain, rule = plain) {
  return (name) => (name === 'bias' ? 1e-6 : name.startsWith('rule:') ? rule : plain);
}
function scoresOf({ analysis }, weights) {
  return analysis.candidates.map(({ features }) => probability(features, weights));
}

function relevanceOf({ analysis }, scores) {
  return relevanceFeatures(
    analysis.context,
    [...scores].sort((a, b) => b - a),
  );
}

function foldsOf(all, count) {
  const months = [...new Set(all.map(({ month }) => month))].sort();
  const foldOf = new Map(months.map((month, i) => [month, i % count]));
  const folds = new Map();
  for (let fold = 0; fold < count; fold++) {
    const inFold = ({ month }) => foldOf.get(month) === fold;
    folds.set(fold, { inside: all.filter(inFold), outside: all.filter((row) => !inFold(row)) });
  }
  return folds;
}

/** The threshold over which as many lie as are relevant: there precision equals recall. */
function breakEven(scores, targets) {
  const relevant = targets.reduce((sum, target) => sum + target, 0);
  return Number([...scores].sort((a, b) => b - a)[relevant - 1].toFixed(2));
}

/**
 * The highest threshold whose neighbourhood does as well as the best: a single one that is better is luck, and of equals
 * the one with fewer wrong labels is worth more to who must believe them.
 */
function bestThreshold(measure) {
  const tried = Array.from({ length: 24 }, (_, i) => Number((0.2 + 0.02 * i).toFixed(2)));
  const values = tried.map(measure);
  const smooth = values.map((_, i) => {
    const near = values.slice(Math.max(i - 2, 0), i + 3);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
  return tried[smooth.findLastIndex((value) => value > Math.max(...smooth) - AS_GOOD)];
}

export function predictAll(all, model) {
  return all.map((row) => ({
    ...row,
    predicted: decide(row, scoresOf(row, model.label), model.relevance, model.thresholds),
  }));
}

/** What classify decides, from scores that any weights may have given. */
function decide(row, scores, weights, thresholds) {
  const score = probability(relevanceOf(row, scores), weights);
  const labels = row.analysis.candidates
    .map(({ label }, i) => ({ ...label, score: scores[i] }))
    .sort((a, b) => b.score - a.score)
    .filter((label, i) => i === 0 || label.score >= thresholds.label);
  const relevant = score >= thresholds.relevance && labels.length > 0;
  return { score, relevant, labels: relevant ? labels : [] };
}
