import { setTimeout as sleep } from 'node:timers/promises';
import { asc, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { claimEntry } from '../../src/io/db/articles.js';
import { addEntries, waitingHosts } from '../../src/io/db/entries.js';
import { articles } from '../../src/io/db/schema.js';
import { mostTries } from '../../src/pipeline/articles/retry.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

test('a host that is redirected to and asks for patience delays the articles that lead there, and no other', async () => {
  const busy = await newSite((_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end());
  const site = await newSite((request, response) => {
    if (request.url === '/own') return void response.end('<title>Own</title><p>The harbour is open again.</p>');
    response.writeHead(302, { location: `${busy.origin}${request.url}` }).end();
  });
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  const entry = (path: string) => {
    const url = `${site.origin}/${path}`;
    return { url, canonicalUrl: url, host, title: path, summary: 'A summary.' };
  };
  await addEntries(deps.db, ['away', 'away-too', 'own'].map(entry));
  const outcome = await scrape.run({ host }, deps);
  const rows = await deps.db.select().from(articles).orderBy(asc(articles.id));
  expect(rows.map(({ failure }) => failure)).toEqual([
    'the server answered 429 and asks to wait 7200 s',
    expect.stringContaining('waits for its turn at'),
    null,
  ]);
  for (const { retryAt } of rows.slice(0, 2)) expect(retryAt!.getTime() - Date.now()).toBeGreaterThan(7_100_000);
  expect(outcome.next).toEqual({ classify: [{ articleId: rows[2]!.id }] });
  expect(outcome.again ?? 0).toBe(0);
  expect(busy.paths).toEqual(['/away']);
});

test('a host that asks for patience itself is left alone, and nothing of it counts as tried', async () => {
  const site = await newSite((_, response) => void response.writeHead(503, { 'retry-after': '7200' }).end());
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  await addEntries(
    deps.db,
    ['1', '2', '3'].map((path) => {
      const url = `${site.origin}/${path}`;
      return { url, canonicalUrl: url, host, title: path, summary: '' };
    }),
  );
  const outcome = await scrape.run({ host }, deps);
  expect(outcome.again).toBeGreaterThan(7_100_000);
  expect(site.paths).toHaveLength(1);
  const rows = await deps.db.select().from(articles).orderBy(asc(articles.id));
  expect(rows.map(({ attempts }) => attempts)).toEqual([1, 0]);
});

test('an article whose process dies at each try is given up with a reason, and does not stop the others', async () => {
  const site = await newSite((_, response) => void response.end('<title>Own</title><p>The harbour is open again.</p>'));
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  const entry = (path: string) => {
    const url = `${site.origin}/${path}`;
    return { url, canonicalUrl: url, host, title: path, summary: '' };
  };
  await addEntries(deps.db, [entry('deadly')]);
  for (let death = 1; death <= mostTries; death++) {
    expect(await claimEntry(deps.db, host)).toMatchObject({ attempt: death });
    await deps.db.update(articles).set({ claimedUntil: sql`now() - interval '1 second'` });
  }
  await addEntries(deps.db, [entry('harmless')]);
  await scrape.run({ host }, deps);
  expect(site.paths).toEqual(['/harmless']);
  const [deadly, harmless] = await deps.db.select().from(articles).orderBy(asc(articles.id));
  expect(deadly).toMatchObject({ failure: 'the process that read it died, 6 times in all', retryAt: null, text: null });
  expect(harmless?.text).toContain('harbour');
  expect(await waitingHosts(deps.db)).toEqual([]);
});

test('what a worker that died had claimed is read as soon as its claim lapses', async () => {
  const site = await newSite((_, response) => void response.end('<title>Own</title><p>The harbour is open again.</p>'));
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  const url = `${site.origin}/left`;
  await addEntries(deps.db, [{ url, canonicalUrl: url, host, title: 'left', summary: '' }]);
  await claimEntry(deps.db, host);
  await deps.db.update(articles).set({ claimedUntil: sql`now() + interval '1 second'` });
  const { again } = await scrape.run({ host }, deps);
  expect(again).toBeLessThanOrEqual(1_000);
  await sleep(again! + 50);
  await scrape.run({ host }, deps);
  expect(site.paths).toEqual(['/left']);
});
