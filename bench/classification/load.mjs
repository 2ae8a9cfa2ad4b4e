import { readFileSync } from 'node:fs';
import { readCodebook } from '../../dist/src/codebook.js';
import { readOutlets } from '../../dist/src/demo/outlets.js';

export const WEIGHTS = 'config/codebooks/russia-iran.weights.json';

export const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));

export const loadCodebook = () => readCodebook('config/codebooks/russia-iran.yaml');

/** Articles joined with their labels, in the order of the items. */
export function loadGold(itemsFile, labelsFile) {
  const labels = new Map(readLines(labelsFile).map((label) => [label.id, label]));
  return readLines(itemsFile).flatMap((item) => {
    const gold = labels.get(item.id);
    return gold ? [{ item: articleOf(item), month: String(item.date ?? '').slice(0, 7), gold }] : [];
  });
}

/** The invented articles of the demo with the labels that they are meant to get. */
export const loadDemo = () =>
  readOutlets('config/demo', new Date()).flatMap(({ language, articles }) =>
    articles.map(({ slug, title, text, published, expected }) => {
      const date = published.toISOString().slice(0, 10);
      const item = articleOf({ title, text, lang: language, date });
      return { item, month: slug, gold: { ...expected, id: slug, lang: language } };
    }),
  );

/** A line of an items file as an article; a missing date is left out, as null is no date. */
export const articleOf = ({ title, text, lang, date }) => ({
  title,
  text,
  ...(lang ? { language: lang } : {}),
  ...(date ? { date } : {}),
});
