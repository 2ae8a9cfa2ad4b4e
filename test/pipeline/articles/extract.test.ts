import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { featureNames } from '../../../src/pipeline/articles/body/features.js';
import { model } from '../../../src/pipeline/articles/body/model.js';
import { extractArticle, readPage } from '../../../src/pipeline/articles/extract.js';
import { challengeTexts } from '../../challenges.js';

const fixtures = join(import.meta.dirname, '../../fixtures/articles');
const read = (name: string, file: string) => readFileSync(join(fixtures, name, file), 'utf8');

/** Characters in the lines of one text that the other one lacks. */
function surplus(text: string, other: string): number {
  const known = new Set(other.split('\n'));
  return text
    .split('\n')
    .filter((line) => !known.has(line))
    .join('').length;
}

test.each(readdirSync(fixtures))('reads the page %s', (name) => {
  const { url, text, ...metadata } = JSON.parse(read(name, 'expected.json'));
  const article = extractArticle(read(name, 'page.html'), url);
  expect(article).toMatchObject(metadata);
  expect(surplus(article.text, text)).toBe(0);
  expect(surplus(text, article.text)).toBeLessThan(0.05 * text.length);
});

test('the model is numbered by the measures that are taken', () => {
  expect(model.features.trim().split(/\s+/)).toEqual(featureNames);
});

describe('what is known of a site', () => {
  const html = read('english-report', 'page.html');
  const url = 'https://www.harbour-gazette.example/trade/ports-share-data';

  test('paragraphs that recur on other pages are no text', () => {
    const recurring =
      'Under the agreement, each side will see the papers of a vessel at least two days before it docks.';
    const boilerplate = new Set(html.match(new RegExp(`<p>(${recurring}[^<]*)`))!.slice(1));
    expect(extractArticle(html, url).text).toContain(recurring);
    expect(extractArticle(html, url, { boilerplate }).text).not.toContain(recurring);
  });

  test('selectors replace what would have been found', () => {
    const site = {
      body: '.author-bio',
      title: '.related h3',
      authors: '.comments h3',
      published: 'time',
      drop: ['h2'],
    };
    const article = extractArticle(html, url, { site });
    expect(article).toMatchObject({
      title: 'Related stories',
      authors: ['Comments'],
      published: '2024-03-05T18:40:00+01:00',
    });
    expect(article.text).toMatch(/^Marta Lindqvist has covered/);
  });

  test('selectors that find nothing leave the answer to general extraction', () => {
    const site = { body: '.gone', title: '.gone', authors: '.gone' };
    expect(extractArticle(html, url, { site })).toEqual(extractArticle(html, url));
  });

  test('says why a block was dropped', () => {
    const { blocks } = readPage(html, url);
    const biography = blocks.find(({ text }) => text.startsWith('Marta Lindqvist has covered'));
    expect(biography).toMatchObject({ kept: false });
    expect(biography?.against().join()).toContain('biography');
  });
});

describe('walls', () => {
  const page = (title: string, text: string, head = '') =>
    `<title>${title}</title>${head}<h1>${title}</h1><article><p>${text}</p></article>`;

  test('a challenge is no article', () => {
    const html = page(
      'Just a moment...',
      'Verifying you are human. This may take a few seconds while the site checks your connection.',
    );
    expect(() => extractArticle(html, 'https://example.org/a')).toThrow('challenge');
  });

  test.each([...challengeTexts, 'Access denied.'])('a page that only says so is a challenge: %s', (text) => {
    expect(() => extractArticle(page('Gazette', text), 'https://example.org/a')).toThrow(
      'the page is a challenge wall',
    );
  });

  test('an article is none for the captcha that its page loads', () => {
    const text =
      'The ministers signed the agreement in the capital on Monday, officials said after a long night of talks.';
    const html = page('Ministers sign', text, '<script src="https://captcha.example/challenge-platform.js"></script>');
    expect(extractArticle(html, 'https://example.org/a').wall).toBeUndefined();
  });

  test.each([
    [
      'consent',
      'We value your privacy',
      'With your consent we and our partners store cookies on your device. Accept all cookies.',
    ],
    ['consent', 'Einen Moment', 'Bevor Sie fortfahren, brauchen wir Ihre Zustimmung zu Cookies und ähnlicher Technik.'],
    ['challenge', 'Проверка', 'Идёт проверка браузера. Это займёт несколько секунд.'],
  ])('a %s wall is no article: %s', (wall, title, text) => {
    expect(() => extractArticle(page(title, text), 'https://example.org/a')).toThrow(`the page is a ${wall} wall`);
  });

  test('a paywall is named beside the lines that it shows', () => {
    const text =
      'The ministers signed the agreement in the capital on Monday, officials said after a long night of talks. '.repeat(
        3,
      );
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers sign","isAccessibleForFree":"False"}</script>';
    expect(extractArticle(page('Ministers sign', text, head), 'https://example.org/a').wall).toBe('paywall');
    expect(extractArticle(page('Ministers sign', text), 'https://example.org/a').wall).toBeUndefined();
  });
});
