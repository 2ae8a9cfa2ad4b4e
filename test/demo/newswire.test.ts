import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Newswire, startNewswire } from '../../src/demo/newswire.js';
import { readOutlets } from '../../src/demo/outlets.js';
import { projectRoot } from '../../src/paths.js';
import { decodePage } from '../../src/pipeline/articles/decode.js';
import { extractArticle } from '../../src/pipeline/articles/extract.js';
import { parseFeed } from '../../src/pipeline/feeds/parse.js';

const directory = join(projectRoot, 'config/demo');
const now = new Date('2026-03-05T14:00:00Z');
const outlets = readOutlets(directory, now);
const open: Newswire[] = [];

afterEach(() => Promise.all(open.splice(0).map((wire) => wire.close())));

async function start(options: { trickleSeconds?: number } = {}): Promise<Newswire> {
  const wire = await startNewswire({ directory, now, port: 0, ...options });
  open.push(wire);
  return wire;
}

async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function readFeed(url: string) {
  const { response, bytes } = await get(url);
  expect(response.status).toBe(200);
  return parseFeed(bytes, { contentType: response.headers.get('content-type') ?? '', baseUrl: url });
}

test('every outlet has a host of its own and says who it is', async () => {
  const { feeds } = await start();
  expect(new Set(feeds.map(({ url }) => new URL(url).host)).size).toBe(outlets.length);
  for (const { url } of feeds) expect(new URL(url).hostname).toMatch(/^127\./);
  expect(feeds.map(({ id }) => id)).toEqual(outlets.map(({ id }) => id));
  for (const { name } of feeds) expect(name).toMatch(/ \(sample\)$/);
});

test('a feed of each format gives all titles, dates and authors back', async () => {
  const { feeds } = await start();
  for (const [index, { url }] of feeds.entries()) {
    const { name, articles } = outlets[index]!;
    const feed = await readFeed(url);
    expect(feed.title).toBe(name);
    expect(feed.entries.map(({ title, date, authors }) => ({ title, date, authors }))).toEqual(
      articles.map(({ title, published, author }) => ({ title, date: published.toISOString(), authors: [author] })),
    );
  }
});

test('every page gives back its article and nothing else', async () => {
  const { feeds } = await start();
  for (const [index, { url }] of feeds.entries()) {
    const { entries } = await readFeed(url);
    for (const [place, { link }] of entries.entries()) {
      const { response, bytes } = await get(link!);
      const page = extractArticle(decodePage(bytes, response.headers.get('content-type') ?? ''), link!);
      const article = outlets[index]!.articles[place]!;
      expect(page.title).toBe(article.title);
      expect(page.text).toBe(article.text);
      expect(page.authors).toEqual([article.author]);
      expect(new Date(page.published!)).toEqual(article.published);
      expect(page.language).toBe(outlets[index]!.language);
    }
  }
});

test('the windows-1251 outlet sends windows-1251 bytes, feed and pages', async () => {
  const { feeds } = await start();
  const place = outlets.findIndex(({ encoding }) => encoding === 'windows-1251');
  const { bytes } = await get(feeds[place]!.url);
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  const article = outlets[place]!.articles[0]!;
  expect(new TextDecoder('windows-1251').decode(bytes)).toContain(article.title);
  const page = await get(new URL(`/news/${article.slug}.html`, feeds[place]!.url).href);
  expect(page.response.headers.get('content-type')).toBe('text/html; charset=windows-1251');
  expect(new TextDecoder('windows-1251').decode(page.bytes)).toContain(`<h1>${article.title}</h1>`);
});

test('Persian pages run from right to left, the others do not', async () => {
  const { feeds } = await start();
  for (const { url, language } of feeds) {
    const { bytes } = await get(new URL('/', url).href);
    expect(/<html[^>]* dir="rtl"/.test(new TextDecoder().decode(bytes))).toBe(language === 'fa');
  }
});

test('an unchanged feed or page is not sent again', async () => {
  const { feeds } = await start();
  const { url } = feeds[0]!;
  for (const address of [url, (await readFeed(url)).entries[0]!.link!]) {
    const first = await get(address);
    const again = await get(address, { 'if-none-match': first.response.headers.get('etag')! });
    expect(again.response.status).toBe(304);
    expect(again.bytes.length).toBe(0);
    expect((await get(address, { 'if-none-match': '"other"' })).response.status).toBe(200);
  }
});

test('robots.txt is there, unknown addresses and other methods are refused', async () => {
  const { feeds } = await start();
  const { url } = feeds[0]!;
  const robots = await get(new URL('/robots.txt', url).href);
  expect(new TextDecoder().decode(robots.bytes)).toMatch(/^User-agent: \*$/m);
  expect((await get(new URL('/news/none.html', url).href)).response.status).toBe(404);
  expect((await get(`${new URL(url).origin}//`)).response.status).toBe(404);
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, (await head.text()).length]).toEqual([200, 0]);
});

test('a trickling newswire holds the newest third back and then publishes it', async () => {
  const total = outlets.flatMap(({ articles }) => articles).length;
  const { feeds } = await start({ trickleSeconds: 2 });
  const titles = async () =>
    (await Promise.all(feeds.map(({ url }) => readFeed(url)))).flatMap(({ entries }) => entries);
  const newest = outlets.flatMap((outlet) => outlet.articles.map((article) => ({ outlet, article })));
  newest.sort((a, b) => b.article.published.getTime() - a.article.published.getTime());
  const { outlet, article } = newest[0]!;
  const feed = feeds[outlets.indexOf(outlet)]!.url;
  const page = new URL(`/news/${article.slug}.html`, feed).href;
  const before = await get(feed);
  expect((await get(page)).response.status).toBe(404);
  expect(new TextDecoder().decode(before.bytes)).not.toContain(article.slug);
  expect((await titles()).length).toBeLessThan(total);
  await sleep(2100);
  expect(await titles()).toHaveLength(total);
  expect((await get(page)).response.status).toBe(200);
  const after = await get(feed, { 'if-none-match': before.response.headers.get('etag')! });
  expect(after.response.status).toBe(200);
});

test('addresses stay the same from run to run, and a taken one is named', async () => {
  const { feeds } = await start();
  const port = Number(new URL(feeds[0]!.url).port);
  await expect(startNewswire({ directory, now, port })).rejects.toThrow(
    `${new URL(feeds[0]!.url).host}: something else`,
  );
  await open.pop()!.close();
  const again = await startNewswire({ directory, now, port });
  open.push(again);
  expect(again.feeds[0]!.url).toBe(feeds[0]!.url);
});
