// The index that dated articles draw, as if they had come in over the years, and the false alarms when their dates are shuffled.
//   npm run bench:replay -- --items FILE.jsonl [--from YYYY-MM-DD] [--least N] [--shuffles N] [--json]
// A line of the file is {title, text, lang?, date}. Each article is a story of its own, judged by nobody but the classifier. Months of
// fewer than N articles are not printed.
import { parseArgs } from 'node:util';
import { classify } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { assess, marksOf } from '../../dist/src/pipeline/reporting/trend/assess.js';
import { generator } from '../../dist/src/pipeline/reporting/trend/chance.js';
import { periodOf } from '../../dist/src/pipeline/reporting/trend/periods.js';
import { articleOf, loadCodebook, readLines } from '../classification/load.mjs';

const { values } = parseArgs({
  options: {
    items: { type: 'string' },
    from: { type: 'string', default: '2018-01-01' },
    least: { type: 'string', default: '4' },
    shuffles: { type: 'string', default: '50' },
    json: { type: 'boolean' },
  },
});
if (!values.items) throw new Error('--items FILE.jsonl is missing: one {title, text, lang?, date} a line');

const codebook = loadCodebook();
const { title, indicators } = codebook;
const outline = { title, pair: title, indicators };
const dimensions = new Map(indicators.map(({ id, dimension }) => [id, dimension]));
const compiled = compileCodebook(codebook);
const stories = readLines(values.items)
  .filter(({ date }) => /^\d{4}-\d{2}-\d{2}/.test(date ?? '') && date >= values.from)
  .map((item) => ({ day: item.date.slice(0, 10), judged: classify(articleOf(item), compiled) }));
const days = stories.map(({ day }) => day).sort();
const range = { from: days[0], to: days.at(-1), period: 'month' };

/** The rows that the store would sum up, all of one perspective. */
function rowsOf(dated) {
  const alignment = 'unknown';
  const labels = dated.flatMap(({ day, judged }) => {
    const list = judged.relevant ? judged.labels : [];
    return list.map(({ indicator, direction, status = null, score }) => ({
      ...{ alignment, indicator, direction, status, stories: 1, period: periodOf(day, range.period) },
      dimension: dimensions.get(indicator),
      expected: score,
      shared: score / list.length,
    }));
  });
  const coverage = dated.map(({ day }) => ({ period: periodOf(day, range.period), alignment, articles: 1 }));
  return { cells: labels, counts: labels, first: labels, told: labels, coverage: summed(coverage) };
}

function summed(coverage) {
  const articles = new Map();
  for (const { period } of coverage) articles.set(period, (articles.get(period) ?? 0) + 1);
  return [...articles].map(([period, count]) => ({ period, alignment: 'unknown', articles: count }));
}

function shuffled(random) {
  const order = days.map((day) => [random(), day]).sort((a, b) => a[0] - b[0]);
  return stories.map(({ judged }, index) => ({ judged, day: order[index][1] }));
}

const whole = (number) => Math.round(number) || 0;

const { cohesion, periods, marks } = assess(rowsOf(stories), outline, range);
const random = generator(1);
const shuffles = Number(values.shuffles);
const alarms = { burst: 0, lull: 0 };
for (let run = 0; run < shuffles; run++)
  for (const { kind } of marksOf(rowsOf(shuffled(random)), outline, range)) alarms[kind]++;
const counts = shuffles * periods.length * indicators.length * 2;
const months = cohesion
  .filter(({ articles }) => articles >= Number(values.least))
  .map(({ period, index, low, high, articles }) => ({
    ...{ month: period.slice(0, 7), articles },
    ...{ index: whole(index), low: whole(low), high: whole(high) },
    marks: marks
      .filter((mark) => mark.period === period)
      .map(({ kind, indicator, direction }) => `${kind} of ${indicator}, ${direction}`)
      .join('; '),
  }));
const perThousand = (number) => Number(((1000 * number) / counts).toFixed(3));
const shuffledDates = { counts, bursts: perThousand(alarms.burst), lulls: perThousand(alarms.lull) };
if (values.json) console.log(JSON.stringify({ articles: stories.length, months, shuffledDates }));
else {
  console.table(months);
  console.log(`${stories.length} articles. On shuffled dates, in 1,000 counts of ${counts}:`, shuffledDates);
}
