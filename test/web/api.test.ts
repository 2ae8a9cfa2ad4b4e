import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addToken } from '../../src/io/db/sessions.js';
import { projectRoot } from '../../src/paths.js';
import type { Role } from '../../src/types.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, person, webDeps } from './sample.js';

async function site() {
  const store = await newStore();
  const ids = await addSample(store);
  const app = createApp(webDeps(store));
  const tokenOf = async (role: Role) => addToken(store.db, (await person(store, role, role)).id, 'test');
  const call = async (token: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await app.request(`http://entente.test/api/v1/${path}`, { ...init, headers });
    return {
      status: response.status,
      body: response.headers.get('content-type')?.includes('json') ? await response.json() : undefined,
    };
  };
  return { ids, call, tokenOf, app };
}

test('a program reads pages of items and decides with a token, as far as its owner may', async () => {
  const { ids, call, tokenOf } = await site();
  const token = await tokenOf('analyst');
  const first = await call(token, 'items?limit=2');
  expect(first.body.items.map(({ id }: { id: number }) => id)).toEqual([ids[2], ids[1]]);
  const second = await call(token, `items?limit=2&after=${encodeURIComponent(first.body.after)}`);
  expect(second.body).toMatchObject({ items: [{ id: ids[0], source: 'Caspian Herald' }], after: null });
  expect(await call(token, 'decisions', { item: ids[0], version: 0, action: 'accept' })).toMatchObject({
    status: 200,
    body: { result: 'saved', state: 'accepted' },
  });
  expect((await call(token, 'decisions', { item: ids[0], version: 0, action: 'dismiss' })).status).toBe(409);
  expect(
    (await call(token, 'decisions', { item: ids[0], action: 'snooze', until: '2027-01-01T00:00:00Z' })).status,
  ).toBe(422);
  expect((await call(token, 'decisions', { item: 1e9, action: 'accept' })).status).toBe(404);
  expect((await call(token, 'decisions', { item: ids[0], action: 'explode' })).status).toBe(400);
  expect((await call(token, `items/${ids[0]}`)).body.history).toMatchObject([
    { action: 'accept', reviewer: 'analyst' },
  ]);
  const reader = await tokenOf('reader');
  expect((await call(reader, 'items')).status).toBe(200);
  expect((await call(reader, 'decisions', { item: ids[1], action: 'accept' })).status).toBe(403);
  expect((await call('no-such-token', 'items')).status).toBe(401);
});

test('the description names every route of the API, and the documentation every path of the description', async () => {
  const { call, tokenOf, app } = await site();
  const { body } = await call(await tokenOf('reader'), 'openapi.json');
  const described = Object.keys(body.paths);
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/') && !path.endsWith('openapi.json'))
    .map(({ path }) => path.replace(/:(\w+)\{[^/]*/, '{$1}'));
  expect(described.sort()).toEqual([...new Set(routes)].sort());
  const page = readFileSync(`${projectRoot}/docs/api.md`, 'utf8');
  for (const path of described) expect(page).toContain(path);
});
