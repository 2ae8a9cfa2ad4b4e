// Fits the weights of a codebook to labelled articles, and says how well they do on months they have not seen.
//   npm run fit -- --items FILE.jsonl --labels FILE.jsonl [--write]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { crossValidate, FOLDS, PENALTY, predictAll, prepare, train } from './crossvalidation.mjs';
import { loadCodebook, loadGold, WEIGHTS } from './load.mjs';
import { averagePrecision, pairs, relevance } from './measure.mjs';

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
const rows = prepare(loadGold(values.items, values.labels), codebook);

const fitted = train(rows, codebook);
const seen = predictAll(rows, fitted);
const unseen = crossValidate(rows, codebook);
const report = { fitted: summary(seen), heldOut: summary(unseen) };
console.log(values.json ? JSON.stringify(report) : table(report));
if (values.write) write(fitted, report);

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
