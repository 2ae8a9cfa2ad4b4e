import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readConfig } from '../src/config.js';
import { type OpenDeps, openDeps } from '../src/deps.js';
import { listFeeds, saveFeeds } from '../src/io/db/feeds.js';
import { listMails } from '../src/io/db/mails.js';
import { saveRecipient } from '../src/io/db/recipients.js';
import { addUser } from '../src/io/db/users.js';
import { hashPassword } from '../src/io/password.js';
import { startEngine } from '../src/queue.js';
import { reserveDue, sendDue } from '../src/stages/delivery.js';
import { createApp } from '../src/web/app.js';
import { workers } from '../workers/index.js';
import { startSmtp } from './io/smtp.js';
import { seedArticle } from './seed.js';
import { newConfig } from './support.js';
import { feedSite } from './web/site.js';

/** What nobody but its owner may ever read. The database's is the one that the store made itself. */
const canaries = {
  database: new URL(inject('postgresUrl')).password,
  redis: 'canary-redis',
  smtp: 'canary-smtp',
  feed: 'canary-feed',
  query: 'canary-query',
  password: 'canary-password',
  folder: 'canary-folder',
};

/** The same Redis server by a name and a password, and every word that is sent to it from now on. */
async function watchRedis(url: string) {
  const admin = new Redis(url);
  await admin.call('ACL', 'SETUSER', 'canary', 'on', `>${canaries.redis}`, '~*', '&*', '+@all');
  const watching = await admin.monitor();
  const words: string[] = [];
  watching.on('monitor', (_time, sent: string[]) => words.push(sent.join(' ')));
  onTestFinished(() => {
    watching.disconnect();
    admin.disconnect();
  });
  const named = new URL(url);
  Object.assign(named, { username: 'canary', password: canaries.redis });
  return { url: named.href, words };
}

/** A monitor with a secret in every setting that can hold one, and what it says. */
async function start() {
  const config = await newConfig({ redis: inject('redisUrl') !== '' });
  const redis = config.redisUrl ? await watchRedis(config.redisUrl) : { url: undefined, words: [] };
  const smtp = await startSmtp(
    {},
    { authOptional: false, onAuth: (_auth, _session, done) => done(null, { user: 'me' }) },
  );
  const smtpUrl = smtp.url.replace('smtp://', `smtp://me:${canaries.smtp}@`);
  const lines: string[] = [];
  const into = new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) });
  const settings = {
    ...config,
    redisUrl: redis.url,
    dataDir: mkdtempSync(join(tmpdir(), `${canaries.folder}-`)),
    mail: { smtpUrl, from: 'digest@entente.example' },
  };
  const deps = await openDeps(settings, pino({ level: 'debug' }, into));
  onTestFinished(() => deps.close());
  return { deps, smtp, redis, lines };
}

/** An admin at work: answers of every page that lists or exports something, and of forms that are given a secret. */
async function visit(deps: OpenDeps): Promise<string[]> {
  const password = await hashPassword(canaries.password);
  const user = {
    id: await addUser(deps.db, { name: 'Vera', role: 'admin', password }),
    name: 'Vera',
    role: 'admin' as const,
  };
  const app = createApp(deps, user);
  const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1' };
  const secret = `https://me:${canaries.feed}@feeds.example/rss`;
  const opml = `<opml><body><outline text="Own" xmlUrl="${secret}"/></body></opml>`;
  const sent: [string, Record<string, string | File>][] = [
    ['/feeds/preview', { address: secret }],
    ['/feeds', { url: secret, name: 'Own' }],
    ['/feeds/import', { file: new File([opml], 'own.opml') }],
    ['/login', { name: 'Vera', password: `${canaries.password}!` }],
    ['/account/password', { old: canaries.password, password: 'short' }],
  ];
  const answers: string[] = [];
  for (const [path, fields] of sent) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    answers.push(await (await app.request(`http://127.0.0.1${path}`, { method: 'POST', headers, body })).text());
  }
  const api = ['/api/v1/openapi.json', '/api/v1/items', '/api/v1/stories', '/api/v1/items/1', '/metrics'];
  const pages = ['/', '/articles/1', '/feeds', '/digests', '/digests/next', '/trend', '/users', '/account', '/nowhere'];
  for (const path of [...api, ...pages, '/export.csv', '/export.jsonl', '/feeds.opml'])
    answers.push(await (await app.request(`http://127.0.0.1${path}`, { headers })).text());
  return answers;
}

test('no secret of a setting, a source or a person leaves in a log, the queue, a page, an export, the API or a mail', async () => {
  const { deps, smtp, redis, lines } = await start();
  const key = `?key=${canaries.query}`;
  const feeds = [`${await feedSite()}/rss${key}`, `http://127.0.0.1:9/refused${key}`];
  await saveFeeds(
    deps.db,
    feeds.map((url, i) => ({ url, name: `Feed ${i}`, origin: 'user' })),
  );
  const engine = await startEngine(workers, deps, { ...deps, redisUrl: deps.config.redisUrl });
  const polled = async () => (await listFeeds(deps.db)).filter(({ poll }) => poll?.attemptedAt).length;
  await expect.poll(polled, { timeout: 60_000 }).toBe(2);
  await engine.stop();
  await seedArticle(deps.db, deps.codebook.hash, { published: new Date().toISOString() });
  const wishes = { hour: '00:00', zone: 'UTC', schedule: 'daily', content: 'all', token: 't0ken' } as const;
  await saveRecipient(deps.db, { address: 'a@x.example', addedAt: new Date(Date.now() - 86_400_000), ...wishes });
  await reserveDue(deps, new Date());
  await sendDue(deps, async () => new Date());
  const answers = await visit(deps);

  expect(lines.length).toBeGreaterThan(3);
  expect(smtp.received.length).toBe(1);
  const queue = inject('redisUrl') ? redis.words : ['no Redis here'];
  expect(queue.length).toBeGreaterThan(inject('redisUrl') ? 50 : 0);
  const mails = [
    ...smtp.received.map(({ message }) => message),
    JSON.stringify(await listMails(deps.db, { limit: 9, offset: 0 })),
  ];
  const places = { lines, queue, answers, mails };
  const found = Object.entries(places).flatMap(([place, texts]) =>
    Object.entries(canaries).flatMap(([name, secret]) =>
      texts.join('\n').includes(secret) ? `${name} in ${place}` : [],
    ),
  );
  // A source's address stands in the export of sources, and nowhere else.
  expect(found).toEqual(['query in answers']);
  expect(answers.filter((text) => text.includes(canaries.query))).toEqual([expect.stringContaining('<opml')]);
}, 120_000);

test.each([
  ['DATABASE_URL', `mysql://me:${canaries.database}@db.example/x`],
  ['REDIS_URL', `http://:${canaries.redis}@redis.example`],
  ['SMTP_URL', `imap://me:${canaries.smtp}@mail.example`],
  ['SMTP_URL', `smtp://me:${canaries.smtp}@mail.example`],
  ['ENTENTE_MAIL_FROM', `${canaries.smtp} <>`],
])('a wrong %s is named without what it holds', (name, value) => {
  let said = '';
  try {
    said = JSON.stringify(readConfig({ [name]: value }));
  } catch (error) {
    said = String(error);
  }
  expect(said).toContain(name);
  for (const secret of Object.values(canaries)) expect(said).not.toContain(secret);
});
