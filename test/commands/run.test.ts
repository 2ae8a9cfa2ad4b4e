import { expect, test } from 'vitest';
import { runOnce } from '../../src/commands/run.js';
import { listFeeds, saveFeeds } from '../../src/io/db/feeds.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

test('a run ends although servers ask for patience, loses nothing to it and says what it leaves', async () => {
  const patient = { 'retry-after': '7200' };
  const site = await newSite((request, response) => {
    if (request.url !== '/feed') return void response.writeHead(429, patient).end();
    const items = [1, 2, 3].map((n) => `<item><title>${n}</title><link>${site.origin}/${n}</link></item>`);
    response.end(`<rss version="2.0"><channel><title>Gazette</title>${items.join('')}</channel></rss>`);
  });
  const closed = await newSite((_, response) => void response.writeHead(503, patient).end());
  const deps = await newDeps();
  await saveFeeds(deps.db, [
    { id: 'gazette', name: 'Gazette', url: `${site.origin}/feed`, origin: 'user' },
    { id: 'closed', name: 'Closed', url: `${closed.origin}/feed`, origin: 'user' },
    { id: 'beside', name: 'Of the same host', url: `${closed.origin}/other`, origin: 'user' },
  ]);
  const status = await runOnce(deps);
  expect(status).toMatchObject({ entries: 3, articles: 0, failed: 1, retrying: 1, postponed: 2, waiting: 0 });
  expect(status).toMatchObject({ feeds: 3, feedsFailing: 2, feedsDue: 0 });
  expect(site.paths).toHaveLength(2);
  expect(closed.paths).toHaveLength(1);
  const troubled = (await listFeeds(deps.db)).filter(({ poll }) => poll?.failure);
  expect(troubled.map(({ poll }) => poll?.problem)).toEqual(['throttled', 'throttled']);
  for (const { poll } of troubled) expect(poll!.nextAt.getTime() - Date.now()).toBeGreaterThan(7_100_000);
}, 60_000);
