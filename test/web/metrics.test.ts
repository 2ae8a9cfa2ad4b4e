import { expect, test } from 'vitest';
import { saveFeeds } from '../../src/io/db/feeds.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, person, webDeps } from './sample.js';

test('Prometheus reads the state of sources and stages, and strangers do not', async () => {
  const store = await newStore();
  await addSample(store);
  await saveFeeds(store.db, [{ id: 'added', url: 'https://added.example/feed', name: 'Added', origin: 'user' }]);
  const headers = { host: '127.0.0.1:1' };
  const open = createApp(webDeps(store), await person(store, 'Anna'));
  const answer = await open.request('http://127.0.0.1:1/metrics', { headers });
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const lines = (await answer.text()).split('\n');
  expect(lines).toContain('entente_source_failures{source="added"} 0');
  expect(lines.some((line) => /^entente_sources\{state="new"\} [1-9]/.test(line))).toBe(true);
  expect(lines.some((line) => /^entente_items\{stage="flagged"\} [1-9]/.test(line))).toBe(true);
  expect((await createApp(webDeps(store)).request('http://127.0.0.1:1/metrics', { headers })).status).toBe(401);
});
