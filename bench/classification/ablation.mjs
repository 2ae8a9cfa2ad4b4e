// What each kind of rule is worth: the held-out figures of the classifier without it.
//   npm run ablation -- --items FILE.jsonl --labels FILE.jsonl [--json]
import { parseArgs } from 'node:util';
import { crossValidate, prepare } from './crossvalidation.mjs';
import { loadCodebook, loadGold } from './load.mjs';
import { averagePrecision, pairs, relevance } from './measure.mjs';

const { values } = parseArgs({
  options: { items: { type: 'string' }, labels: { type: 'string' }, json: { type: 'boolean' } },
});
if (!values.items || !values.labels)
  throw new Error('usage: npm run ablation -- --items FILE.jsonl --labels FILE.jsonl [--json]');

const NONE = { en: [], ru: [], fa: [] };
const withoutCue = (name) => (codebook) => ({ ...codebook, cues: { ...codebook.cues, [name]: NONE } });
const withoutExclusions = (effect) => (codebook) => ({
  ...codebook,
  exclusions: codebook.exclusions.filter((exclusion) => exclusion.effect !== effect),
});
const eachRule = (change) => (codebook) => ({
  ...codebook,
  indicators: codebook.indicators.map((indicator) => ({ ...indicator, rules: indicator.rules.map(change) })),
});
const eachSide = (change) => (codebook) => ({ ...codebook, sides: codebook.sides.map(change) });

const CHANGES = {
  everything: (codebook) => codebook,
  'no masks (epithets, namesakes, bylines)': withoutExclusions('mask'),
  'no topics (sport, markets, accidents)': withoutExclusions('topic'),
  'no sides as mere topics': eachSide((side) => ({ ...side, topics: NONE })),
  'states only, no other actors': eachSide((side) => ({
    ...side,
    actors: side.actors.filter(({ kind }) => kind === 'state'),
  })),
  'sides need not be near': eachRule((rule) => ({ ...rule, sides: 'none' })),
  'no lists of countries': withoutCue('countries'),
  'no "none" conditions': eachRule((rule) => ({ ...rule, none: [] })),
  'no shadows': (codebook) => ({ ...codebook, shadows: {} }),
  'no weakening cues': withoutCue('weakening'),
  'no negation cues': withoutCue('negation'),
  'all rules equally strong': eachRule((rule) => ({ ...rule, strength: 1 })),
};

const gold = loadGold(values.items, values.labels);
const codebook = loadCodebook();
const results = Object.entries(CHANGES).map(([name, change]) => {
  const changed = change(codebook);
  const rows = crossValidate(prepare(gold, changed), changed);
  const { precision, recall, f1 } = relevance(rows);
  const { f1: pairsF1, macroF1, directionRight } = pairs(rows);
  return { name, precision, recall, f1, averagePrecision: averagePrecision(rows), pairsF1, macroF1, directionRight };
});
console.log(values.json ? JSON.stringify(results) : table());

function table() {
  const columns = ['precision', 'recall', 'f1', 'averagePrecision', 'pairsF1', 'macroF1', 'directionRight'];
  const head = ['precision', 'recall', 'F1', 'AP', 'pairs F1', 'macro F1', 'direction'];
  const cells = results.map((result) => [result.name, ...columns.map((column) => result[column].toFixed(3))]);
  return [['without', ...head], ['---', ...head.map(() => '--:')], ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
