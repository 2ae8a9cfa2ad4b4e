// Fits the weights of a codebook to labelled articles, and says how well they do on months they have not seen.
//   npm run fit -- --items FILE.jsonl --labels FILE.jsonl [--write]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FOLDS, PENALTY, prepare, train } from './crossvalidation.mjs';
import { loadCodebook, loadGold, WEIGHTS } from './load.mjs';
import { qualityOf, qualityTable } from './quality.mjs';

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
const report = qualityOf(rows, codebook, fitted);
console.log(values.json ? JSON.stringify(report) : qualityTable(report));
if (values.write) write(fitted, report);

function write(model, report) {
  const round = (weights) =>
    Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(4))]));
  const held = report.heldOut;
  const provenance = {
    method: 'logistic regression with an L2 penalty, relevance stacked on the labels',
    thresholds: 'relevance where precision and recall meet, labels at the best F1',
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
