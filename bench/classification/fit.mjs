// Fits the weights of a codebook to labelled articles, and says how well they do on months they have not seen.
//   npm run fit -- --items FILE.jsonl --labels FILE.jsonl [--write]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyse } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { probability, relevanceFeatures } from '../../dist/src/pipeline/classification/features.js';
import { loadCodebook, loadGold, WEIGHTS } from './load.mjs';
import { averagePrecision, pairs, relevance } from './measure.mjs';
import { fitLogistic } from './regression.mjs';

const FOLDS = 5;
const INNER_FOLDS = 4;
const PENALTY = { relevance: 4, label: 3, rule: 6 };

const { values } = parseArgs({
  options: {
    items: { type: 'string' },
    labels: { type: 'string' },
    write: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
if (!values.items || !values.labels)
  throw new Error('usage: npm run fit -- --items FILE.jsonl --labels FILE.jsonl [--write]');

const codebook = loadCodebook();
const compiled = compileCodebook(codebook);
const rows = loadGold(values.items, values.labels).map((row) => ({ ...row, analysis: analyse(row.item, compiled) }));

const fitted = train(rows);
const seen = predictAll(rows, fitted);
const unseen = crossValidate(rows);
const report = { fitted: summary(seen), heldOut: summary(unseen) };
console.log(values.json ? JSON.stringify(report) : table(report));
if (values.write) write(fitted, report);

/** Months stay whole, so that two reports of one event never sit on both sides. */
function crossValidate(all) {
  return [...foldsOf(all, FOLDS).values()].flatMap(({ inside, outside }) => predictAll(inside, train(outside)));
}

/**
 * Label weights on every candidate; relevance weights and thresholds on label scores that the label weights did not fit
 * (stacking), or they would trust those scores too much.
 */
function train(all) {
  const stacked = [...foldsOf(all, INNER_FOLDS).values()].flatMap(({ inside, outside }) => {
    const unseen = trainLabels(outside);
    return inside.map((row) => ({ row, scores: scoresOf(row, unseen) }));
  });
  const examples = stacked.map(({ row, scores }) => relevanceOf(row, scores));
  const targets = stacked.map(({ row }) => Number(row.gold.relevant));
  const weights = fitLogistic(examples, targets, pull(PENALTY.relevance), topicCentre);
  const thresholds = { relevance: 0.5, label: 0.3 };
  const decided = () =>
    stacked.map(({ row, scores }) => ({ ...row, predicted: decide(row, scores, weights, thresholds) }));
  thresholds.relevance = bestThreshold(thresholds, 'relevance', () => relevance(decided()).f1);
  thresholds.label = bestThreshold(thresholds, 'label', () => pairs(decided()).f1);
  return { thresholds, relevance: weights, label: trainLabels(all) };
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
function topicCentre(name) {
  const [kind, id, zone] = name.split(':');
  if (kind !== 'topic') return 0;
  const weight = codebook.exclusions.find((exclusion) => exclusion.id === id).weight;
  return zone === 'title' ? -weight : -weight / 2;
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

function bestThreshold(thresholds, name, measure) {
  let [best, at] = [-1, 0.5];
  for (let threshold = 0.2; threshold <= 0.66; threshold += 0.02) {
    thresholds[name] = Number(threshold.toFixed(2));
    const value = measure();
    if (value > best) [best, at] = [value, thresholds[name]];
  }
  return at;
}

function predictAll(all, model) {
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

function summary(all) {
  const languages = [...new Set(all.map(({ gold }) => gold.lang))];
  const ofLanguage = (lang) => relevance(all.filter(({ gold }) => gold.lang === lang)).f1;
  return {
    relevance: relevance(all),
    averagePrecision: averagePrecision(all),
    languages: Object.fromEntries(languages.map((lang) => [lang, ofLanguage(lang)])),
    pairs: pairs(all),
  };
}

function table({ fitted: a, heldOut: b }) {
  const line = (name, pick) => {
    const [x, y] = [pick(a), pick(b)];
    return `${name.padEnd(24)} ${x.toFixed(3).padStart(7)} ${y.toFixed(3).padStart(9)} ${(x - y).toFixed(3).padStart(7)}`;
  };
  return [
    `${'figure'.padEnd(24)} ${'fitted'.padStart(7)} ${'held out'.padStart(9)} ${'gap'.padStart(7)}`,
    line('relevance precision', (s) => s.relevance.precision),
    line('relevance recall', (s) => s.relevance.recall),
    line('relevance F1', (s) => s.relevance.f1),
    line('average precision', (s) => s.averagePrecision),
    ...Object.keys(a.languages).map((lang) => line(`relevance F1 ${lang}`, (s) => s.languages[lang])),
    line('pairs micro F1', (s) => s.pairs.f1),
    line('pairs macro F1', (s) => s.pairs.macroF1),
    line('direction right', (s) => s.pairs.directionRight),
    ...Object.keys(a.pairs.indicators)
      .sort()
      .map((id) => line(`  ${id}`, (s) => s.pairs.indicators[id]?.f1 ?? 0)),
  ].join('\n');
}

function write(model, report) {
  const round = (weights) =>
    Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(4))]));
  const held = report.heldOut;
  const provenance = {
    method: 'logistic regression with an L2 penalty, relevance stacked on the labels; thresholds at the best F1',
    penalty: PENALTY,
    articles: rows.length,
    relevant: rows.filter(({ gold }) => gold.relevant).length,
    codebook: `${codebook.id} ${codebook.version}`,
    heldOut: {
      how: `${FOLDS}-fold cross-validation over months`,
      relevanceF1: Number(held.relevance.f1.toFixed(3)),
      averagePrecision: Number(held.averagePrecision.toFixed(3)),
      pairsF1: Number(held.pairs.f1.toFixed(3)),
    },
  };
  const file = {
    provenance,
    thresholds: model.thresholds,
    relevance: round(model.relevance),
    label: round(model.label),
  };
  writeFileSync(WEIGHTS, `${JSON.stringify(file, null, 2)}\n`);
}
