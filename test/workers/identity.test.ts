import { expect, test } from 'vitest';
import { saveFeeds } from '../../src/io/db/feeds.js';
import { articles, entries } from '../../src/io/db/schema.js';
import feed from '../../workers/feed.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

const sentence =
  'The heads of the two ports signed a paper on Monday, their operators said, and will meet again in spring.';
const page = `<html lang="en"><head><title>Ports sign</title></head><body><article><h1>Ports sign</h1>${`<p>${sentence}</p>`.repeat(4)}</article></body></html>`;

test('an article that two feeds announce under tracked, mobile and AMP addresses is fetched and stored once', async () => {
  const links: Record<string, string[]> = {
    '/world.xml': ['/ports?utm_source=rss&utm_medium=feed', '/amp/ports'],
    '/economy.xml': ['/ports/?fbclid=abc#top', '/ports?amp=1&ref=home'],
  };
  const site = await newSite((request, response) => {
    const path = request.url!;
    const items = links[path]?.map(
      (link) => `<item><title>Ports sign</title><link>${site.origin}${link.replaceAll('&', '&amp;')}</link></item>`,
    );
    const body = items ? `<rss version="2.0"><channel><title>Gazette</title>${items.join('')}</channel></rss>` : page;
    response.writeHead(200, { 'content-type': items ? 'application/rss+xml' : 'text/html' }).end(body);
  });
  const deps = await newDeps();
  const names = ['world', 'economy'];
  await saveFeeds(
    deps.db,
    names.map((id) => ({ id, url: `${site.origin}/${id}.xml`, name: id, origin: 'user' as const })),
  );
  for (const feedId of names) await feed.run({ feedId }, deps);
  await scrape.run({ host: new URL(site.origin).host }, deps);
  expect(await deps.db.select().from(entries)).toHaveLength(1);
  expect(await deps.db.select().from(articles)).toMatchObject([{ title: 'Ports sign', failure: null, attempts: 1 }]);
  expect(site.paths.filter((path) => !path.endsWith('.xml'))).toHaveLength(1);
});
