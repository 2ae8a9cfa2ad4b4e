// How well the classifier does, how fast, and whether what it marks is evidence.
//   npm run bench:classification -- [--items FILE.jsonl --labels FILE.jsonl] [--stream FILE.jsonl --stream-labels FILE.jsonl]
//     [--evidence COUNT] [--seed N] [--json]
// Without items it takes the demo's labelled articles.
import { parseArgs } from 'node:util';
import { classify } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { prepare, train } from './crossvalidation.mjs';
import { drawFlags, flagsTable } from './evidence.mjs';
import { loadCodebook, loadDemo, loadGold } from './load.mjs';
import { qualityOf, qualityTable } from './quality.mjs';
import { speedOf, speedTable } from './speed.mjs';

const { values } = parseArgs({
  options: {
    items: { type: 'string' },
    labels: { type: 'string' },
    stream: { type: 'string' },
    'stream-labels': { type: 'string' },
    evidence: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
  },
});
if (Boolean(values.items) !== Boolean(values.labels)) throw new Error('--items and --labels go together');
if (Boolean(values.stream) !== Boolean(values['stream-labels']))
  throw new Error('--stream and --stream-labels go together');

const codebook = loadCodebook();
const compiled = compileCodebook(codebook);
const rows = values.items ? loadGold(values.items, values.labels) : loadDemo();

if (values.evidence) {
  const flags = drawFlags(rows, compiled, Number(values.evidence), Number(values.seed));
  console.log(values.json ? JSON.stringify(flags) : flagsTable(flags));
} else {
  const speed = await speedOf(rows, codebook);
  const prepared = prepare(rows, codebook);
  const quality = qualityOf(prepared, codebook, train(prepared, codebook));
  const stream = values.stream && falseAlarms(loadGold(values.stream, values['stream-labels']));
  const report = { ...speed, quality, ...(stream && { stream }) };
  console.log(values.json ? JSON.stringify(report) : table(report));
}

function falseAlarms(news) {
  const flagged = news.filter(({ item }) => classify(item, compiled).relevant);
  const wrong = flagged.filter(({ gold }) => !gold.relevant).length;
  return {
    items: news.length,
    relevant: news.filter(({ gold }) => gold.relevant).length,
    found: flagged.length - wrong,
    falseAlarms: wrong,
    falseAlarmsPerThousand: Number(((1000 * wrong) / news.length).toFixed(2)),
  };
}

function table({ quality, stream: alarms, ...speed }) {
  const found = alarms && `found ${alarms.found} of ${alarms.relevant}, ${alarms.falseAlarms} false alarms`;
  return [
    speedTable(speed),
    '',
    qualityTable(quality),
    ...(alarms ? ['', `stream of ${alarms.items}: ${found} (${alarms.falseAlarmsPerThousand} per 1,000)`] : []),
  ].join('\n');
}
