import { readFileSync } from 'node:fs';
import { readCodebook } from '../../dist/src/pipeline/classification/codebook.js';

export const CODEBOOK = 'config/codebooks/russia-iran.yaml';
export const WEIGHTS = 'config/codebooks/russia-iran.weights.json';

export const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));

export const loadCodebook = (file = CODEBOOK, weights = WEIGHTS) =>
  readCodebook(readFileSync(file, 'utf8'), readFileSync(weights, 'utf8'));

/** Articles joined with their labels, in the order of the items. */
export function loadGold(itemsFile, labelsFile) {
  const labels = new Map(readLines(labelsFile).map((label) => [label.id, label]));
  return readLines(itemsFile).flatMap((item) => {
    const gold = labels.get(item.id);
    return gold ? [{ item: articleOf(item), month: String(item.date ?? '').slice(0, 7), gold }] : [];
  });
}

/** A line of an items file as an article; a missing date is left out, as null is no date. */
export const articleOf = ({ title, text, lang, date }) => ({
  title,
  text,
  ...(lang ? { language: lang } : {}),
  ...(date ? { date } : {}),
});
