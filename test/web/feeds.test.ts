import { expect, test } from 'vitest';
import { listFeeds } from '../../src/io/db/feeds.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, person, webDeps } from './sample.js';
import { feedSite } from './site.js';

test('an admin finds a feed by its site, sees what it brings, saves, edits and exports it', async () => {
  const store = await newStore();
  await addSample(store);
  const app = createApp(webDeps(store), await person(store, 'Vera', 'admin'));
  const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1' };
  const get = async (path: string) => (await app.request(`http://127.0.0.1${path}`, { headers })).text();
  const post = (path: string, fields: Record<string, string>) =>
    app.request(`http://127.0.0.1${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const url = `${await feedSite()}/rss`;
  const preview = await (await post('/feeds/preview', { address: new URL(url).origin })).text();
  expect(preview).toContain('Harbour News');
  expect(preview).toContain('1 entry');
  expect(preview).not.toContain('<b>opens');
  expect((await listFeeds(store.db)).some((row) => row.feed.url === url)).toBe(false);

  expect((await post('/feeds', { url, name: 'Harbour', language: 'english' })).status).toBe(400);
  expect(
    (await post('/feeds', { url, name: 'Harbour', language: 'en', alignment: 'independent', reliability: 'B' })).status,
  ).toBe(303);
  const added = (await listFeeds(store.db)).find((row) => row.feed.url === url)!.feed.id;
  expect(added).toMatch(/^127\.0\.0\.1-[0-9a-f]{12}$/);
  expect(await get(`/feeds/edit?id=${added}`)).toContain('value="Harbour"');
  await post('/feeds', { url, name: 'Harbour News', reliability: 'C' });
  const saved = (await listFeeds(store.db)).find((row) => row.feed.url === url);
  expect(saved?.feed).toMatchObject({ name: 'Harbour News', reliability: 'C', alignment: null, origin: 'user' });
  expect(await get('/feeds.opml')).toContain(url);

  const form = new FormData();
  form.set(
    'file',
    new File(['<opml><body><outline text="Two" xmlUrl="https://two.example/rss"/></body></opml>'], 'two.opml'),
  );
  const sent = await app.request('http://127.0.0.1/feeds/import', { method: 'POST', headers, body: form });
  expect(sent.status).toBe(303);
  expect(await get('/feeds')).toContain('Two');
  expect((await post('/feeds/preview', { address: 'not an address' })).status).toBe(400);
});
