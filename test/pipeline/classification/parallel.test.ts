import { describe, expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { compiled, rowsOf } from './russia-iran.js';

// Each line is one event: what it shows, and how the press of each language would tell it.
const LANGUAGES = ['en', 'ru', 'fa'];

const read = (file: string) => rowsOf(`parallel/${file}`).map(([wanted = '', ...texts]) => ({ wanted, texts }));

/** What is found in a text whose headline and lead "||" parts: labels as the files write them. */
function found(text: string, language: string): string[] {
  const [title = '', lead = ''] = text.split(' || ');
  const { relevant, labels } = classify({ title, text: lead, language }, compiled);
  return relevant ? labels.map((label) => `${label.indicator}${label.direction === 'strengthens' ? '+' : '-'}`) : [];
}

test.each(read('headlines'))('$wanted in all languages: $texts.0', ({ wanted, texts }) => {
  for (const [i, text] of texts.entries()) {
    const labels = found(text, LANGUAGES[i]!);
    if (wanted === 'none') expect.soft(labels, text).toEqual([]);
    else expect.soft(labels, text).toContain(wanted);
  }
});

describe.each(LANGUAGES)('briefs in %s', (language) => {
  const judged = read('briefs').map(({ wanted, texts }) => ({
    wanted,
    labels: found(texts[LANGUAGES.indexOf(language)]!, language),
  }));
  const relevant = judged.filter(({ wanted }) => wanted !== 'none');
  const flagged = judged.filter(({ labels }) => labels.length > 0);
  const right = relevant.filter(({ labels }) => labels.length > 0);

  test('are told relevant or not', () => {
    expect((2 * right.length) / (relevant.length + flagged.length)).toBeGreaterThanOrEqual(0.94);
  });

  test('show what they show, in its direction', () => {
    const met = right.filter(({ wanted, labels }) => labels.includes(wanted));
    expect(met.length / right.length).toBeGreaterThanOrEqual(0.94);
  });
});
