// Fits the model that tells an article's paragraphs from the rest of its page, and writes src/pipeline/articles/body/model.ts.
//   npm run build && node bench/extraction/train.mjs --pages DIR [--folds 4]
// DIR as for the bench, with gold.jsonl: a full text per page, or snippets that must and must not be in it (`with`, `without`). With --folds
// nothing is written: each fold of sites is judged by a model that saw none of them, and the body F1 of that is printed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Segmenter } from '../../dist/src/pipeline/articles/body/blocks.js';
import { featureNames, features } from '../../dist/src/pipeline/articles/body/features.js';
import { probability, readForest } from '../../dist/src/pipeline/articles/body/forest.js';
import { isHopeless } from '../../dist/src/pipeline/articles/body/judge.js';
import { Surroundings } from '../../dist/src/pipeline/articles/body/surroundings.js';
import { readMetadata } from '../../dist/src/pipeline/articles/metadata/read.js';
import { parsePage } from '../../dist/src/pipeline/articles/parse.js';
import { boost } from './boost.mjs';
import { readPages } from './pages.mjs';
import { bodyScore, scorePage, shingles } from './score.mjs';

const { values: options } = parseArgs({ options: { pages: { type: 'string' }, folds: { type: 'string' } } });
const threshold = 0.45;
const snippetWeight = 0.05;
const heaviestPage = 4;

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();
const words = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** The share of a block that the gold text has, 0 to 1; undefined where it cannot be told. */
function labelBlocks(blocks, gold) {
  if (gold.text === undefined) return blocks.map(({ text }) => labelBySnippet(squeeze(text), gold));
  const wanted = shingles(gold.text);
  const optional = shingles(
    (gold.paras ?? [])
      .filter(([, isOptional]) => isOptional)
      .map(([text]) => text)
      .join('\n'),
  );
  const lines = new Set(gold.text.split('\n').map((line) => words(line).join(' ')));
  const whole = ` ${words(gold.text).join(' ')} `;
  const share = (keys, set) => keys.filter((key) => set.has(key)).length / keys.length;
  const labels = blocks.map(({ text }) => {
    const list = words(text);
    const keys = [...shingles(text).keys()];
    if (keys.length === 0 || share(keys, optional) > 0.5) return undefined;
    if (list.length >= 4) return share(keys, wanted);
    return lines.has(list.join(' ')) ? 1 : whole.includes(` ${list.join(' ')} `) ? 'somewhere' : 0;
  });
  return labels.map((label, i) => (label === 'somewhere' ? byNeighbours(labels, i) : label));
}

function labelBySnippet(text, gold) {
  if (gold.with?.some((snippet) => text.includes(squeeze(snippet)))) return 1;
  return gold.without?.some((snippet) => text.includes(squeeze(snippet))) ? 0 : undefined;
}

/** A word or two that occur in the text as in any: of it if the blocks around are. */
function byNeighbours(labels, at) {
  const near = labels.slice(Math.max(0, at - 3), at + 4).filter((label) => typeof label === 'number');
  const mean = near.reduce((sum, label) => sum + label, 0) / near.length;
  return mean > 0.4 ? 1 : mean < 0.1 ? 0 : undefined;
}

/** Every page counts the same, each block by its length, as in the measure of accuracy. */
function weighBlocks(blocks, labels, gold) {
  if (gold.text === undefined) return labels.map((label) => (label === undefined ? 0 : snippetWeight));
  const sizes = blocks.map(({ text }) => Math.max(3, words(text).length - 3));
  const text = sizes.reduce((sum, size, i) => sum + size * (labels[i] ?? 0), 0);
  const weights = sizes.map((size, i) => (labels[i] === undefined ? 0 : size / Math.max(text, 100)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > heaviestPage ? weights.map((weight) => (weight * heaviestPage) / total) : weights;
}

function examine(page) {
  const root = parsePage(page.html());
  const { blocks, boxes } = new Segmenter().run(root);
  if (blocks.length === 0) return [];
  const around = new Surroundings(blocks, boxes, readMetadata(root, page.url, blocks).hints);
  const labels = labelBlocks(blocks, page.gold);
  const judged = blocks.map((block) => !isHopeless(block, around));
  const weights = weighBlocks(blocks, labels, page.gold).map((weight, i) => (judged[i] ? weight : 0));
  return [{ page, blocks, judged, rows: blocks.map((block) => features(block, around)), labels, weights }];
}

function fit(pages) {
  const kept = pages.flatMap(({ rows, labels, weights }) =>
    rows.flatMap((row, i) => (weights[i] > 0 ? [{ row, label: labels[i], weight: weights[i] }] : [])),
  );
  return boost(
    kept.map(({ row }) => row),
    kept.map(({ label }) => label),
    kept.map(({ weight }) => weight),
  );
}

function crossValidate(pages, folds) {
  const site = ({ page }) => page.gold.site ?? new URL(page.url).hostname;
  const sites = [...new Set(pages.map(site))].sort();
  const foldOf = (entry) => sites.indexOf(site(entry)) % folds;
  const scored = [];
  for (let fold = 0; fold < folds; fold++) {
    const { bias, trees } = fit(pages.filter((entry) => foldOf(entry) !== fold));
    const forest = readForest(bias, trees);
    for (const { page, blocks, judged, rows } of pages.filter(
      (entry) => foldOf(entry) === fold && entry.page.gold.text !== undefined,
    )) {
      const text = blocks
        .filter((_, i) => judged[i] && probability(forest, rows[i]) > threshold)
        .map((block) => block.text);
      scored.push({ set: page.gold.src, score: scorePage(page.gold, text.join('\n')) });
    }
  }
  for (const set of ['all', ...new Set(scored.map((entry) => entry.set))]) {
    const {
      pages: count,
      f1,
      precision,
      recall,
    } = bodyScore(scored.filter((entry) => set === 'all' || entry.set === set).map(({ score }) => score));
    console.log(
      `${set.padEnd(4)} ${String(count).padStart(4)} pages  F1 ${f1.toFixed(3)}  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}`,
    );
  }
}

function wrapped(list, width) {
  const lines = [''];
  for (const word of list) {
    if (`${lines.at(-1)} ${word}`.length > width) lines.push(word);
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
  }
  return lines.map((line) => `    ${line}`).join('\n');
}

const source = ({ bias, trees }) => `/**
 * Boosted decision trees that tell the paragraphs of an article from the rest of its page, fitted by bench/extraction/train.mjs to
 * pages whose text was marked by hand. Per tree its nodes in preorder: \`feature:threshold\` (a value up to the threshold goes
 * left) or \`=log-odds\`.
 */
export const model = {
  /** The measures that features are numbered by. */
  features: \`
${wrapped(featureNames, 110)}
  \`,
  /** Log-odds before any tree. */
  bias: ${bias},
  trees: [
${trees.map((tree) => `    '${tree}',`).join('\n')}
  ],
};
`;

const pages = readPages(options.pages)
  .filter(({ gold }) => gold && (gold.text !== undefined || gold.with))
  .flatMap(examine);
if (options.folds) crossValidate(pages, Number(options.folds));
else writeFileSync(new URL('../../src/pipeline/articles/body/model.ts', import.meta.url), source(fit(pages)));
