// Precision and recall of the grouping into stories, on pairs of articles that people have judged.
//   npm run bench:stories [-- --json]                                         on the invented articles of the demo
//   npm run bench:stories -- --items FILE.jsonl --pairs FILE.jsonl [--json]   pairs in one story, against the judgements
//   npm run bench:stories -- --items FILE.jsonl --propose 300 > pairs.jsonl   pairs to be judged: set "same" to true or false
//   npm run bench:stories -- --items FILE.jsonl --pairs FILE.jsonl --fit      weights for src/pipeline/stories/resemblance.ts
// An item is {id, lang, source, date, title, text}, a pair {a, b, same}; several files of items are separated by commas.
import { parseArgs } from 'node:util';
import { Period } from '../../dist/src/pipeline/stories/resemblance.js';
import { readLines } from '../classification/load.mjs';
import { fitLogistic } from './fit.mjs';
import { demoItems, group, labelled } from './group.mjs';
import { propose } from './propose.mjs';
import { placingCost } from './speed.mjs';

const { values: options } = parseArgs({
  options: {
    items: { type: 'string' },
    pairs: { type: 'string' },
    propose: { type: 'string' },
    json: { type: 'boolean' },
    fit: { type: 'boolean' },
  },
});
if (Boolean(options.items) !== Boolean(options.pairs || options.propose))
  throw new Error('--items goes with --pairs or --propose');

const demo = options.items ? undefined : demoItems();
const items = labelled(demo?.items ?? options.items.split(',').flatMap(readLines));
const byId = new Map(items.map((item) => [item.id, item]));
if (options.propose) for (const pair of propose(items, Number(options.propose))) console.log(JSON.stringify(pair));
else if (options.fit) printWeights(judged());
else report(judged());

function judged() {
  const pairs = (demo?.pairs ?? options.pairs.split(',').flatMap(readLines)).filter(
    ({ same }) => typeof same === 'boolean',
  );
  const unknown = pairs.find(({ a, b }) => !byId.has(a) || !byId.has(b));
  if (unknown)
    throw new Error(`${options.pairs}: ${unknown.a} or ${unknown.b} is not among the dated items of ${options.items}`);
  return pairs.map(({ a, b, same }) => ({ a: byId.get(a), b: byId.get(b), same }));
}

function report(pairs) {
  const story = group(items);
  const one = ({ a, b }) => a.language === b.language;
  const kinds = {
    'one language': one,
    '  two outlets': (pair) => one(pair) && pair.a.source !== pair.b.source,
    '  flagged': (pair) => one(pair) && pair.a.labels.length > 0 && pair.b.labels.length > 0,
    ...Object.fromEntries(
      [...new Set(items.map(({ language }) => language))].map((language) => [
        `  ${language}`,
        (pair) => one(pair) && pair.a.language === language,
      ]),
    ),
    'two languages': (pair) => !one(pair),
  };
  const rows = Object.entries(kinds).map(([kind, isOf]) => ({ kind, ...measure(pairs.filter(isOf), story) }));
  const cost = placingCost();
  if (options.json) return console.log(JSON.stringify({ rows, cost }));
  console.table(rows);
  console.log(`stories: ${new Set(Object.values(story)).size} of ${items.length} articles`);
  console.log(`placing one article among ${cost.among}: ${cost.milliseconds} ms`);
}

function measure(pairs, story) {
  const together = pairs.filter(({ a, b }) => story[a.id] === story[b.id]);
  const right = together.filter(({ same }) => same).length;
  const same = pairs.filter((pair) => pair.same).length;
  const share = (part, whole) => (whole ? Number((part / whole).toFixed(3)) : null);
  return { pairs: pairs.length, same, precision: share(right, together.length), recall: share(right, same) };
}

function printWeights(pairs) {
  for (const sameLanguage of [true, false]) {
    const rows = pairs.flatMap(({ a, b, same }) => {
      const found = featuresOf(a, b);
      return found?.sameLanguage === sameLanguage ? [{ values: found.values, same }] : [];
    });
    console.log(sameLanguage ? 'within' : 'across', JSON.stringify(fitLogistic(rows)));
  }
}

/** As the worker would see the pair: among the articles of the days around the later one. */
function featuresOf(a, b) {
  const later = a.published > b.published ? a : b;
  const near = items.filter(({ published }) => {
    const days = (Date.parse(later.published) - Date.parse(published)) / 86_400_000;
    return days >= 0 && days <= 2;
  });
  return near.includes(a) && near.includes(b) ? new Period(near).features(near.indexOf(a), near.indexOf(b)) : undefined;
}
