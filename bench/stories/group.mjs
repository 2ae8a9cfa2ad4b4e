import { readOutlets } from '../../dist/src/demo/outlets.js';
import { classify } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { placeInStories } from '../../dist/src/pipeline/stories/group.js';
import { longestApart } from '../../dist/src/pipeline/stories/resemblance.js';
import { articleOf, loadCodebook } from '../classification/load.mjs';

const day = 86_400_000;

/** The invented articles of the demo, and every two of them within three days of each other. */
export function demoItems() {
  const items = readOutlets('config/demo', new Date()).flatMap(({ id: source, language: lang, articles }) =>
    articles.map(({ slug, event, title, text, published }) => {
      return { id: slug, lang, source, date: published.toISOString(), title, text, event: event ?? slug };
    }),
  );
  const isNear = (a, b) => Math.abs(Date.parse(a.date) - Date.parse(b.date)) < 3 * day;
  const pairs = items.flatMap((a, i) =>
    items.slice(i + 1).flatMap((b) => (isNear(a, b) ? { a: a.id, b: b.id, same: a.event === b.event } : [])),
  );
  return { items, pairs };
}

/** Dated items with the labels that the classifier gives them, oldest first. */
export function labelled(items) {
  const codebook = compileCodebook(loadCodebook());
  return items
    .filter(({ date }) => /^\d{4}-\d\d-\d\d/.test(date ?? ''))
    .map((item) => {
      const { id, lang: language, source, date: published, title, text } = item;
      const labels = classify(articleOf(item), codebook).labels.map((label) => `${label.indicator}/${label.direction}`);
      return { id, language, source, published, title, text, labels };
    })
    .sort((a, b) => Date.parse(a.published) - Date.parse(b.published));
}

/** The story of each item, placed a day after the other as the worker does. */
export function group(items) {
  const placed = {};
  const dayOf = ({ published }) => Math.floor(Date.parse(published) / day);
  for (const date of new Set(items.map(dayOf))) {
    const near = items.filter((item) => dayOf(item) <= date && dayOf(item) >= date - longestApart);
    Object.assign(placed, placeInStories(near, placed));
  }
  return Object.fromEntries(Object.entries(placed).map(([id, { story }]) => [id, story]));
}
