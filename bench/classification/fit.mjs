// Fits the weights of a codebook to labelled articles, and says how well they do on months they have not seen.
//   npm run fit -- --items FILE.jsonl --labels FILE.jsonl [--write]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyse } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { labelFeatures, probability } from '../../dist/src/pipeline/classification/features.js';
import { loadCodebook, loadGold, WEIGHTS } from './load.mjs';
import { averagePrecision, pairs, relevance } from './measure.mjs';
import { fitLogistic } from './regression.mjs';

const FOLDS = 5;
const PENALTY = { relevance: 1, label: 1 };
const MARGIN = 1e-4;

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
  const months = [...new Set(all.map(({ month }) => month))].sort();
  const foldOf = new Map(months.map((month, i) => [month, i % FOLDS]));
  const out = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = ({ month }) => foldOf.get(month) === fold;
    out.push(...predictAll(all.filter(inFold), train(all.filter((row) => !inFold(row)))));
  }
  return out;
}

function train(all) {
  const weights = fitLogistic(
    all.map(({ analysis }) => analysis.features),
    all.map(({ gold }) => Number(gold.relevant)),
    PENALTY.relevance,
  );
  const scored = all.map((row) => ({ ...row, score: probability(row.analysis.features, weights) }));
  const examples = scored
    .filter(({ gold }) => gold.relevant)
    .flatMap((row) =>
      row.analysis.candidates.map((candidate) => ({
        features: featuresOf(row, candidate),
        target: Number(row.gold.labels.some(({ indicator }) => indicator === candidate.label.indicator)),
      })),
    );
  const label = fitLogistic(
    examples.map(({ features }) => features),
    examples.map(({ target }) => target),
    PENALTY.label,
  );
  const model = { thresholds: { relevance: 0.5, label: 0.5 }, relevance: weights, label };
  model.thresholds.relevance = bestThreshold(all, model, 'relevance', (rows) => relevance(rows).f1);
  model.thresholds.label = bestThreshold(all, model, 'label', (rows) => pairs(rows).f1);
  return model;
}

function bestThreshold(all, model, name, measure) {
  let [best, at] = [-1, 0.5];
  for (let threshold = 0.2; threshold <= 0.7; threshold += 0.02) {
    const value = measure(predictAll(all, { ...model, thresholds: { ...model.thresholds, [name]: threshold } }));
    if (value > best) [best, at] = [value, Number(threshold.toFixed(2))];
  }
  return at;
}

function featuresOf({ analysis, score }, { findings, label }) {
  const clamped = Math.min(Math.max(score, MARGIN), 1 - MARGIN);
  return labelFeatures(findings[0].rule.indicator, findings, analysis.findings, clamped, label.indicator);
}

function predictAll(all, model) {
  return all.map((row) => {
    const score = probability(row.analysis.features, model.relevance);
    const labels = row.analysis.candidates
      .map((candidate) => ({
        ...candidate.label,
        score: probability(featuresOf({ ...row, score }, candidate), model.label),
      }))
      .sort((a, b) => b.score - a.score)
      .filter((label, i) => i === 0 || label.score >= model.thresholds.label);
    const relevant = score >= model.thresholds.relevance && labels.length > 0;
    return { ...row, predicted: { score, relevant, labels: relevant ? labels : [] } };
  });
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
  ].join('\n');
}

function write(model, report) {
  const round = (weights) =>
    Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(4))]));
  const held = report.heldOut;
  const provenance = {
    method: `logistic regression, L2 penalty ${PENALTY.relevance}; thresholds at the best F1`,
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
