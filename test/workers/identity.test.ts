import type { ServerResponse } from 'node:http';
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { escapeMarkup } from '../../src/demo/markup.js';
import { saveFeeds } from '../../src/io/db/feeds.js';
import { articles, entries } from '../../src/io/db/schema.js';
import { listSnapshots } from '../../src/io/db/snapshots.js';
import { readStatus } from '../../src/io/db/status.js';
import feed from '../../workers/feed.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

const sentence =
  'The heads of the two ports signed a paper on Monday, their operators said, and will meet again in spring.';
const page = (head = '', lead = '') =>
  `<html lang="en"><head><title>Ports sign</title>${head}</head><body><article><h1>Ports sign</h1>${`<p>${lead}${sentence}</p>`.repeat(4)}</article></body></html>`;

const reply = (response: ServerResponse, type: string, body: string) =>
  void response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);

/** A site with feeds that announce these paths, all of them polled and their pages scraped. */
async function read(feeds: Record<string, string[]>, page: (path: string) => string) {
  const site = await newSite((request, response) => {
    const links = feeds[request.url!.slice(1)];
    if (!links) return reply(response, 'text/html', page(request.url!));
    const items = links.map(
      (link) => `<item><title>Ports sign</title><link>${escapeMarkup(site.origin + link)}</link></item>`,
    );
    reply(response, 'application/rss+xml', `<rss version="2.0"><channel>${items.join('')}</channel></rss>`);
  });
  const deps = await newDeps();
  const names = Object.keys(feeds);
  await saveFeeds(
    deps.db,
    names.map((id) => ({ id, url: `${site.origin}/${id}`, name: id, origin: 'user' as const })),
  );
  for (const feedId of names) await feed.run({ feedId }, deps);
  const outcome = await scrape.run({ host: new URL(site.origin).host }, deps);
  const rows = await deps.db.select().from(articles).orderBy(asc(articles.id));
  return { deps, rows, outcome, fetched: site.paths.filter((path) => !names.includes(path.slice(1))) };
}

test('an article that two feeds announce under tracked, mobile and AMP addresses is fetched and stored once', async () => {
  const feeds = {
    world: ['/ports?utm_source=rss&utm_medium=feed', '/amp/ports'],
    economy: ['/ports/?fbclid=abc#top', '/ports?amp=1&ref=home'],
  };
  const { deps, rows, fetched } = await read(feeds, () => page());
  expect(await deps.db.select().from(entries)).toHaveLength(1);
  expect(rows).toMatchObject([{ title: 'Ports sign', failure: null, attempts: 1 }]);
  expect(fetched).toHaveLength(1);
});

test('an address that proves only when read to be one of a stored article adds none', async () => {
  const feeds = { world: ['/2026/ports-sign-7'], economy: ['/quick/7', '/article?id=7&edition=int'] };
  const { deps, rows, outcome } = await read(feeds, (path) =>
    page('<link rel="canonical" href="/2026/ports-sign-7">', path === '/quick/7' ? 'Read it quickly. ' : ''),
  );
  const [first, ...others] = rows;
  expect(first).toMatchObject({ title: 'Ports sign', sameAs: null });
  expect(others).toHaveLength(2);
  for (const other of others)
    expect(other).toMatchObject({ text: null, failure: null, retryAt: null, sameAs: first!.id });
  expect(outcome.next).toEqual({ classify: [{ articleId: first!.id }] });
  expect(await listSnapshots(deps.db, others[0]!.id)).toEqual([]);
  expect(await readStatus(deps.db, deps.codebook.hash)).toMatchObject({
    entries: 3,
    articles: 1,
    sameArticle: 2,
    failed: 0,
    waiting: 1,
  });
});

test('pages with different texts stay different articles, whatever address they declare', async () => {
  const topics = ['ferries', 'lighthouses'];
  const { rows } = await read({ world: ['/0', '/1'] }, (path) =>
    page('<link rel="canonical" href="/news">').replaceAll(/ports|paper|heads/g, topics[Number(path.slice(1))]!),
  );
  expect(rows).toMatchObject([{ sameAs: null }, { sameAs: null }]);
  for (const { text } of rows) expect(text).toMatch(/ferries|lighthouses/);
});
