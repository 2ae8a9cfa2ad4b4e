import { expect, test } from 'vitest';
import { GiveUp } from '../../../src/errors.js';
import { extractArticle } from '../../../src/pipeline/articles/extract.js';

const sentence = 'The ministers signed the agreement in the capital on Monday, officials said. ';
const article = `<h1>Ministers sign</h1><article>${`<p>${sentence.repeat(4)}</p>`.repeat(5)}</article>`;

/** The shapes of markup that stop ordinary extractors, by how often their part is repeated. */
const shapes: Record<string, (count: number) => string> = {
  'nested elements': (n) => `${'<div>'.repeat(n)}${article}`,
  'attribute flood': (n) => `<p ${Array.from({ length: n }, (_, i) => `a${i}="x"`).join(' ')}>${article}`,
  'unclosed tags': (n) => `${'<b><i><p>word'.repeat(n)}${article}`,
  'deep tables': (n) => `${'<table><tr><td>'.repeat(n)}${article}`,
  'huge text': (n) => `${article}<p>${'слово word واژه '.repeat(n)}</p>`,
  'many siblings': (n) => `${article}${`<p>${sentence}</p>`.repeat(n)}`,
  'entity flood': (n) => `${article}<p>${'&amp;&#x41;&lt;&nbsp;'.repeat(n)}</p>`,
  'comment flood': (n) => `${article}${'<!-- x -->'.repeat(n)}`,
};

for (const [name, shape] of Object.entries(shapes)) {
  test.each([1e3, 1e4, 1e5])(`${name} repeated %d times ends as an article or a refusal within seconds`, (count) => {
    const html = shape(count);
    const started = performance.now();
    let outcome: string;
    try {
      outcome = extractArticle(html, 'https://example.org/story').text;
    } catch (error) {
      expect(error).toBeInstanceOf(GiveUp);
      outcome = (error as GiveUp).message;
    }
    expect(outcome).not.toBe('');
    expect(performance.now() - started).toBeLessThan(8000);
  });
}

test.each([
  ['depth', '<div>'.repeat(600), 'deeper than 512'],
  ['attributes', `<p ${Array.from({ length: 300 }, (_, i) => `a${i}`).join(' ')}>`, 'more than 256 attributes'],
  ['elements', '<br>'.repeat(200_001), 'more than 200000'],
  ['emptiness', '<html><body></body></html>', 'holds no text'],
])('names %s as the reason of a refusal', (_, html, reason) => {
  expect(() => extractArticle(html, 'https://example.org/')).toThrow(reason);
});

test('keeps NUL and lone surrogates out of the article', () => {
  const { title, text } = extractArticle(article.replaceAll('signed', 'si\0gn\ud800ed'), 'https://example.org/story');
  expect(`${title}${text}`).not.toMatch(/\0|\p{Surrogate}/u);
});
