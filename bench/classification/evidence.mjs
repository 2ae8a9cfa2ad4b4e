import { classify } from '../../dist/src/pipeline/classification/classify.js';
import { isTentative } from '../../dist/src/pipeline/reporting/tentative.js';

/**
 * Flags drawn at random, the same ones for the same seed, for a person to read: does the marked passage support the label
 * in its direction? Labels that are shown as a guess claim no support; they are counted and not drawn.
 */
export function drawFlags(rows, compiled, count, seed = 1) {
  const all = rows.flatMap(({ item }) => classify(item, compiled).labels.map((label) => ({ item, label })));
  const flags = all.filter(({ label }) => !isTentative(label.score));
  const tentative = all.length - flags.length;
  const random = generator(seed);
  for (let i = flags.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [flags[i], flags[j]] = [flags[j], flags[i]];
  }
  const drawn = flags.slice(0, count).map(({ item, label }) => ({
    title: item.title,
    indicator: label.indicator,
    direction: label.direction,
    rule: label.rule,
    passages: label.evidence.map(({ text }) => text),
  }));
  return { labels: all.length, tentative, drawn };
}

export const flagsTable = ({ labels, tentative, drawn }) =>
  [
    `${labels} labels, of which ${tentative} are shown as a guess and not drawn`,
    ...drawn.map(({ title, indicator, direction, rule, passages }, i) =>
      [`${i + 1}. ${indicator} ${direction} (${rule})`, title, ...passages.map((text) => `> ${text}`)].join('\n   '),
    ),
  ].join('\n');

/** A linear congruential generator with the constants of Numerical Recipes. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
