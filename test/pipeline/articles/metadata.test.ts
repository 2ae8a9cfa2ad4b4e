import { expect, test } from 'vitest';
import { extractArticle } from '../../../src/pipeline/articles/extract.js';

const text =
  '<p>The ministers signed the agreement in the capital on Monday, officials said after a long night.</p>'.repeat(4);
const headline = 'Ministers sign after a long night';

/** A page with these lines below its headline, these elements in its head, and these below its text. */
const read = ({ below = '', head = '', after = '', url = 'https://www.gazette.example/story' }) =>
  extractArticle(
    `<html><head><title>${headline}</title>${head}</head><body><article><h1>${headline}</h1>${below}${text}${after}</article></body></html>`,
    url,
  );
const jsonLd = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline, ...data })}</script>`;

test.each([
  ['JSON-LD', { head: jsonLd({ author: { name: 'Jane Doe' } }) }, ['Jane Doe']],
  ['a meta tag', { head: '<meta name="author" content="Jane Doe and Max Roe">' }, ['Jane Doe', 'Max Roe']],
  ['a link to the author', { below: '<div>By <a rel="author" href="/jane">Jane Doe</a></div>' }, ['Jane Doe']],
  ['a line in English', { below: '<div>By Jane Doe, Senior Correspondent</div>' }, ['Jane Doe']],
  ['a word and a name that touch', { below: '<div class="byline"><b>By</b><i>Jane Doe</i></div>' }, ['Jane Doe']],
  ['a line in German', { below: '<div class="info">Ein Artikel von <b>Anna Schmidt</b></div>' }, ['Anna Schmidt']],
  ['a label in German', { after: '<ul><li><b>Autorin/Autor</b> Anna Schmidt</li></ul>' }, ['Anna Schmidt']],
  ['a line in Russian', { below: '<div>Автор: Иван Петров</div>' }, ['Иван Петров']],
  ['a line in Persian', { below: '<div>نویسنده: علی رضایی</div>' }, ['علی رضایی']],
  [
    'a person rather than the site that the data name',
    { head: jsonLd({ author: 'Gazette Online' }), below: '<div class="byline">By Jane Doe</div>' },
    ['Jane Doe'],
  ],
  ['persons without the company beside them', { head: jsonLd({ author: ['Jane Doe', 'Harbour News'] }) }, ['Jane Doe']],
  [
    'a name without the company that runs on from it',
    { head: jsonLd({ author: 'Jane Doe Harbour Enquirer' }), below: '<span class="author">Jane Doe</span>' },
    ['Jane Doe'],
  ],
  ['a desk where nobody is named', { head: '<meta name="author" content="News Staff">' }, ['News Staff']],
  ['nobody', {}, []],
])('takes the author from %s', (_, page, authors) => {
  expect(read(page).authors).toEqual(authors);
});

test.each([
  [
    'JSON-LD, with its zone',
    { head: jsonLd({ datePublished: '2024-03-05T23:30:00+03:30' }) },
    '2024-03-05T23:30:00+03:30',
  ],
  [
    'a meta tag',
    { head: '<meta property="article:published_time" content="2024-03-05T20:00:00Z">' },
    '2024-03-05T20:00:00Z',
  ],
  ['an element for times', { below: '<time datetime="2024-03-05">today</time>' }, '2024-03-05'],
  ['the address', { url: 'https://www.gazette.example/2024/03/05/story' }, '2024-03-05'],
  ['the address, the month by name', { url: 'https://www.gazette.example/2024/march/5/story' }, '2024-03-05'],
  ['a line in English', { below: '<div>March 5, 2024</div>' }, '2024-03-05'],
  ['a line in Russian', { below: '<div>5 марта 2024 г.</div>' }, '2024-03-05'],
  ['a line in Persian', { below: '<div>۱۵ اسفند ۱۴۰۲</div>' }, '2024-03-05'],
  ['figures of the Persian calendar', { below: '<div>تاریخ انتشار: ۱۴۰۲/۱۲/۱۵</div>' }, '2024-03-05'],
  ['a year of two digits', { below: '<div>Di 05.03.24 | 14:07 Uhr</div>' }, '2024-03-05'],
  ['a line that says what it is', { after: '<ul><li>Datum 05.03.2024</li></ul>' }, '2024-03-05'],
])('takes the date from %s', (_, page, published) => {
  expect(read(page).published?.slice(0, published.length)).toBe(published);
});

test.each([
  ['a day and a month in either order', { below: '<div>03/05/2024</div>' }],
  ['a day without a year', { below: '<div>5 March</div>' }],
  ['a version number', { below: '<div>Release 1.2.34.5</div>' }],
  ['nothing', {}],
])('leaves the date unknown where the page gives %s', (_, page) => {
  expect(read(page).published).toBeUndefined();
});
