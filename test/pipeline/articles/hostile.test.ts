import { expect, test } from 'vitest';
import { GiveUp } from '../../../src/errors.js';
import { extractArticle } from '../../../src/pipeline/articles/extract.js';
import { processorTimeOf } from '../../clock.js';
import { article, shapes } from './shapes.js';

function outcomeOf(html: string): string {
  try {
    return extractArticle(html, 'https://example.org/story').text;
  } catch (error) {
    expect(error).toBeInstanceOf(GiveUp);
    return (error as GiveUp).message;
  }
}

for (const [name, shape] of Object.entries(shapes)) {
  test.each([1e3, 1e4, 1e5])(
    `${name} repeated %d times ends as an article or a refusal within seconds`,
    async (count) => {
      const html = shape(count);
      const spent = await processorTimeOf(() => expect(outcomeOf(html)).not.toBe(''));
      expect(spent).toBeLessThan(8000);
    },
  );
}

test.each([
  ['depth', '<div>'.repeat(600), 'deeper than 512'],
  ['attributes', `<p ${Array.from({ length: 300 }, (_, i) => `a${i}`).join(' ')}>`, 'more than 256 attributes'],
  ['elements', '<br>'.repeat(200_001), 'more than 200000'],
  ['paragraphs', '<p>word</p>'.repeat(20_001), 'more than 20000'],
  ['emptiness', '<html><body></body></html>', 'holds no text'],
])('names %s as the reason of a refusal', (_, html, reason) => {
  expect(() => extractArticle(html, 'https://example.org/')).toThrow(reason);
});

test('keeps NUL and lone surrogates out of the article', () => {
  const author = '<script type="application/ld+json">{"@type":"Article","author":"Jane\\u0000 Doe\\ud800"}</script>';
  const hostile = article.replaceAll('signed', 'si\0gn\ud800ed');
  const found = extractArticle(`${author}${hostile}`, 'https://example.org/story');
  expect(found.authors).toEqual(['Jane Doe\ufffd']);
  expect(`${found.title}${found.text}`).not.toMatch(/\0|\p{Surrogate}/u);
});
