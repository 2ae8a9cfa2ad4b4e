import { monitorEventLoopDelay } from 'node:perf_hooks';
import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addEntries } from '../../src/io/db/entries.js';
import { articles } from '../../src/io/db/schema.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { article, shapes } from '../pipeline/articles/shapes.js';
import { newDeps } from '../support.js';

test('hostile pages end as an article or a named failure, one after another, and never stop this thread', async () => {
  const pages = Object.values(shapes).flatMap((shape) => [1e3, 1e4, 1e5].map(shape));
  pages.push(article);
  const site = await newSite((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url!.slice(1))]);
  });
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  const entry = (_: string, i: number) => `${site.origin}/${i}`;
  await addEntries(
    deps.db,
    pages.map(entry).map((url) => ({ canonicalUrl: url, url, host, title: 'Ministers sign', summary: '' })),
  );
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  // A run leaves its host after a while; the queue sends it back.
  while ((await scrape.run({ host }, deps)).again !== undefined);
  delay.disable();
  const rows = await deps.db.select().from(articles).orderBy(asc(articles.id));
  expect(rows).toHaveLength(pages.length);
  for (const { text, failure, retryAt } of rows) {
    expect(text ?? failure).toMatch(/\S/);
    expect(retryAt).toBeNull();
  }
  expect(rows.at(-1)!.text).toContain('The ministers signed the agreement');
  expect(rows.filter(({ failure }) => failure).length).toBeGreaterThan(8);
  expect(delay.percentile(99) / 1e6).toBeLessThan(200);
}, 240_000);
