import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Store } from '../../src/io/db/database.js';
import { startSession } from '../../src/io/db/sessions.js';
import type { Role } from '../../src/types.js';
import { createApp } from '../../src/web/app.js';
import type { Web } from '../../src/web/context.js';
import { newStore } from '../support.js';
import { furnish } from './furnish.js';
import { addSample, person, webDeps } from './sample.js';

/** Everything that may be reached without logging in, by name. */
const open = [
  ...['base', 'controls', 'queue', 'article', 'reports'].map((name) => `GET /${name}.css`),
  ...['review', 'page', 'place', 'saves', 'news', 'evidence'].map((name) => `GET /${name}.js`),
  ...['GET /login', 'POST /login', 'GET /join/x', 'POST /join/x'],
  ...['GET /atom/x', 'GET /unsubscribe/x', 'POST /unsubscribe/x'],
];

/** Mail programs post it, from no site at all; the token in the address is what allows it. */
const fromAnywhere = ['POST /unsubscribe/x'];

const home = 'http://entente.test';

async function site() {
  const store = await newStore();
  const ids = await addSample(store);
  const app = createApp(webDeps(store));
  const cookieOf = async (role: Role) => {
    const { id } = await person(store, role, role);
    return `entente=${await startSession(store.db, id)}`;
  };
  return { store, ids, app, cookieOf };
}

/** Each route once, with plausible values in its path. */
function routesOf(app: Web): { method: string; path: string; name: string }[] {
  const list = app.routes.filter(({ method }) => method !== 'ALL');
  expect(list.length).toBeGreaterThan(15);
  return list.map(({ method, path }) => ({
    method,
    name: `${method} ${path.replace(/:(secret|key|token)/, 'x')}`,
    path: path
      .replace(/:what\{[^}]*\}/, 'pause')
      .replace(/:hash\{[^}]*\}+/, 'a'.repeat(64))
      .replace(/:(secret|key|token)/, 'x'.repeat(43))
      .replace(/:\w+(\{[^/]*)?/g, '1'),
  }));
}

const ask = (app: Web, method: string, path: string, headers: Record<string, string> = {}) =>
  app.request(`${home}${path}`, { method, headers: { host: 'entente.test', ...headers } });

test('every route but the named ones needs a session', async () => {
  const { app } = await site();
  for (const { method, path, name } of routesOf(app)) {
    const same = { 'sec-fetch-site': 'same-origin' };
    const { status } = await ask(app, method, path, same);
    if (open.includes(name)) expect.soft(status, name).not.toBe(401);
    else expect.soft(status, name).toBe(401);
    const page = await ask(app, method, path, { ...same, accept: 'text/html' });
    if (!open.includes(name) && method === 'GET')
      expect.soft(page.headers.get('location'), name).toMatch(/^\/login\?to=%2F/);
  }
  for (const path of ['/nowhere', '//', '/users/', '/%75sers', '/login/..%2fusers', '/base.css/x', '/LOGIN'])
    expect.soft((await ask(app, 'GET', path)).status, path).toBe(401);
});

test('nothing is changed for a request that may come from another site', async () => {
  const { app, cookieOf } = await site();
  const cookie = await cookieOf('admin');
  const foreign: Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://elsewhere.test' },
    { origin: 'null' },
    { origin: 'http://entente.test.elsewhere.test' },
    { origin: 'http://entente.test:81' },
    { 'sec-fetch-site': 'cross-site', origin: home },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json' },
  ];
  for (const { method, path, name } of routesOf(app).filter(
    (each) => each.method !== 'GET' && !fromAnywhere.includes(each.name),
  ))
    for (const headers of foreign)
      expect.soft((await ask(app, method, path, { cookie, ...headers })).status, name).toBe(403);
});

test('reading changes nothing, whichever page it is and whatever it is asked', async () => {
  const { deps, user, pages, others } = await furnish();
  const app = createApp(deps);
  const cookie = `entente=${await startSession(deps.db, user.id)}`;
  const addresses = [...Object.values(pages), ...others];
  const reached = new Set<string>();
  const before = await checksum(deps);
  for (const address of addresses)
    for (const more of ['', 'action=accept&item=1:0&state=delivered&role=none&remove=1']) {
      const path = [address, more].filter(Boolean).join(address.includes('?') ? '&' : '?');
      const answer = await ask(app, 'GET', path, { cookie, accept: 'text/html' });
      expect.soft(answer.status, path).toBeLessThan(400);
      // What is announced live would go on for as long as somebody listens.
      if (address === '/events') await answer.body?.cancel();
      else await answer.text();
      const { pathname } = new URL(path, home);
      for (const route of app.router.match('GET', pathname)[0]) reached.add(route[0][1].path);
    }
  expect(await checksum(deps)).toEqual(before);
  const never = app.routes.filter(({ method, path }) => method === 'GET' && !reached.has(path));
  expect(never.map(({ path }) => path)).toEqual([]);
});

test('a reader reads, an analyst decides, an admin manages', async () => {
  const { app, ids, cookieOf } = await site();
  const roles = ['reader', 'analyst', 'admin'] as const;
  const status = async (role: Role, method: string, path: string, body = '') => {
    const headers = { cookie: cookies[role], origin: home, 'content-type': 'application/x-www-form-urlencoded' };
    const init = { method, headers: { host: 'entente.test', ...headers }, ...(body && { body }) };
    return (await app.request(`${home}${path}`, init)).status;
  };
  const cookies = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await cookieOf(role)])),
  ) as Record<Role, string>;
  const each = (method: string, path: string, body?: string) =>
    Promise.all(roles.map((role) => status(role, method, path, body)));
  expect(await each('GET', `/articles/${ids[0]}`)).toEqual([200, 200, 200]);
  expect(await each('POST', '/decisions', `item=${ids[0]}:0&action=note&note=x&anyway=1`)).toEqual([403, 303, 303]);
  expect(await each('GET', '/users')).toEqual([403, 403, 200]);
  expect(await each('POST', '/users/invite', 'role=admin')).toEqual([403, 403, 200]);
  expect(await each('POST', '/no/such/thing')).toEqual([403, 403, 404]);
});

test('who is shut out is out at once, and the last admin stays', async () => {
  const { app, store, cookieOf } = await site();
  const admin = await cookieOf('admin');
  const analyst = await cookieOf('analyst');
  const list = await store.db.execute<{ id: number; name: string }>(sql`select id, name from users`);
  const shutOut = (name: string) => {
    const headers = {
      cookie: admin,
      origin: home,
      host: 'entente.test',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const id = list.rows.find((row) => row.name === name)?.id;
    return app.request(`${home}/users/${id}`, { method: 'POST', headers, body: 'role=none' });
  };
  expect((await ask(app, 'GET', '/', { cookie: analyst })).status).toBe(200);
  expect((await shutOut('analyst')).status).toBe(303);
  expect((await ask(app, 'GET', '/', { cookie: analyst })).status).toBe(401);
  expect((await shutOut('admin')).status).toBe(400);
  expect((await ask(app, 'GET', '/', { cookie: admin })).status).toBe(200);
});

test('where everybody is let in, no other name than the machine’s own is answered to', async () => {
  const store = await newStore();
  const app = createApp(webDeps(store), await person(store, 'demo', 'admin'));
  const status = async (host: string) => (await app.request('http://127.0.0.1/', { headers: { host } })).status;
  expect(await status('127.0.0.1:8480')).toBe(200);
  expect(await status('localhost:8480')).toBe(200);
  expect(await status('[::1]:8480')).toBe(200);
  for (const host of ['rebound.test:8480', '127.0.0.1.rebound.test', 'localhost.rebound.test', '', '0.0.0.0'])
    expect.soft(await status(host), host).toBe(403);
});

async function checksum({ db }: Pick<Store, 'db'>): Promise<Record<string, string>> {
  const names = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of names.rows) {
    const table = sql.identifier(name);
    const result = await db.execute<{ sum: string }>(
      sql`select coalesce(md5(string_agg(${table}::text, '|' order by ${table}::text)), '') as sum from ${table}`,
    );
    sums[name] = result.rows[0]!.sum;
  }
  return sums;
}
