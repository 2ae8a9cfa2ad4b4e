import type { ServerResponse } from 'node:http';
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { saveFeeds } from '../../src/io/db/feeds.js';
import { articles, entries } from '../../src/io/db/schema.js';
import { readStatus } from '../../src/io/db/status.js';
import feed from '../../workers/feed.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

/** What breaks databases, formats and pages. */
const naughty = [
  'a NUL \0 in the middle',
  '\0',
  'half a pair \ud83d',
  '\udc00 the other half',
  `cut in two ${'🚢'.repeat(256)}`,
  'no characters \ufffe\uffff\u{10ffff}',
  'controls \u0001\u0008\u001b[31m\u007f\u0085\u009f',
  '\ufeffmark in front',
  'turned \u202eround\u202c and \u2066isolated',
  'سلام\u200cها ي ك ۱۲۳ \u0640\u0640',
  `p${'\u0301'.repeat(300)}iled up`,
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇮🇷',
  "'; drop table articles; --",
  '$1 %s %n {0} {{x}} <%= x %> #{x}',
  '\\u0000 \\x00 %00 &#0; &#xD800; &amp;#0;',
  '../../../../etc/passwd',
  '</title><script>alert(1)</script>',
  ']]> <![CDATA[ <!-- --> ?>',
  '"\'`\\/',
  'null undefined NaN true -0 1e400 0x1f',
  '__proto__ constructor toString',
  ' \t\r\n\u00a0\u2003\u3000\u2028\u2029 ',
  'x'.repeat(100_000),
  'long words '.repeat(20_000),
  '',
];

const html = (text: string) => {
  const data = JSON.stringify({ '@type': 'NewsArticle', headline: text, author: { name: text }, datePublished: text });
  const paragraph = `<p>The ministers of both ports signed the paper on Monday: ${text}, their operators said in the town.</p>`;
  return `<title>${text}</title><script type="application/ld+json">${data}</script><link rel="canonical" href="/${text}">
    <article><h1>${text}</h1>${paragraph.repeat(3)}</article>`;
};

const send = (response: ServerResponse, type: string, body: string | Buffer) =>
  void response.writeHead(200, { 'content-type': type }).end(body);

test('whatever a feed and its pages say is stored within its limits or refused by name', async () => {
  const site = await newSite((request, response) => {
    const page = /^\/page\/(\d+)/.exec(request.url!)?.[1];
    if (page) return send(response, 'text/html; charset=utf-8', html(naughty[Number(page)]!));
    if (request.url === '/endless')
      return send(
        response,
        'text/html',
        `<title>Endless</title><article><p>${'Word, word. '.repeat(100_000)}</article>`,
      );
    const items = naughty.flatMap((text, i) => [
      { id: text, url: `${site.origin}/page/${i}?q=${text}`, title: text, content_text: text, date_published: text },
      { id: `${i}`, url: `${site.origin}/page/${i}`, title: text, content_html: text, authors: [{ name: text }] },
    ]);
    items.push({ ...items[1]!, url: `${site.origin}/endless` });
    // Each of these grows threefold when it is escaped.
    items.push({ ...items[1]!, url: `${site.origin}/page/1?q=${'('.repeat(1500)}` });
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: naughty[0], items });
    return send(response, 'application/feed+json', body);
  });
  const deps = await newDeps();
  await saveFeeds(deps.db, [{ id: 'naughty', url: `${site.origin}/feed`, name: 'naughty', origin: 'user' }]);
  await feed.run({ feedId: 'naughty' }, deps);
  while ((await scrape.run({ host: new URL(site.origin).host }, deps)).again !== undefined);

  const announced = await deps.db.select().from(entries);
  expect(announced.length).toBeGreaterThan(naughty.length);
  for (const { title, summary, url, canonicalUrl } of announced) {
    expect([title.length <= 512, summary.length <= 4_000]).toEqual([true, true]);
    expect([url.length <= 2_048, canonicalUrl.length <= 2_048]).toEqual([true, true]);
  }
  const read = await deps.db.select().from(articles).orderBy(asc(articles.id));
  expect(read).toHaveLength(announced.length);
  for (const { title, text, failure, sameAs, canonicalUrl } of read) {
    expect(text ?? failure ?? sameAs).not.toBeNull();
    expect([(title ?? '').length <= 512, (text ?? '').length <= 1_000_000]).toEqual([true, true]);
    expect((canonicalUrl ?? '').length).toBeLessThanOrEqual(2_048);
    expect(`${title}${text}`).not.toContain('\0');
  }
  expect(Math.max(...read.map(({ text }) => text?.length ?? 0))).toBe(1_000_000);
  const { retrying, failures } = await readStatus(deps.db, deps.codebook.hash);
  expect(retrying).toBe(0);
  for (const { reason } of failures) expect(reason).toMatch(/^the (?:address|page) /);
}, 120_000);
