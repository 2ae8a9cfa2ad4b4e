import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Deps } from '../../src/deps.js';
import { saveClassification } from '../../src/io/db/classifications.js';
import { addEntries } from '../../src/io/db/entries.js';
import { findRevisit, hostsToRevisit } from '../../src/io/db/revisits.js';
import { articles } from '../../src/io/db/schema.js';
import { deleteIdleSnapshots, listSnapshots, readSnapshot } from '../../src/io/db/snapshots.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const sentences = (word: string) =>
  Array.from(
    { length: 4 },
    (_, i) => `<p>The ${word} of the two ports signed paper number ${i}, their operators said on Monday.</p>`,
  );
const page = (word: string, furniture = '') =>
  `<html lang="en"><head><title>Ports sign papers</title></head><body>${furniture}<article><h1>Ports sign papers</h1>${sentences(word).join('')}</article></body></html>`;
const html =
  (body: string, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

/** One article at a site whose answer can be changed. */
async function world() {
  const now: { answer: Answer } = { answer: html(page('heads')) };
  const asked: IncomingMessage['headers'][] = [];
  const site = await newSite((request, response) => {
    asked.push(request.headers);
    now.answer(request, response);
  });
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  const url = `${site.origin}/ports`;
  await addEntries(deps.db, [{ canonicalUrl: url, url, host, title: 'Ports sign papers', summary: '' }]);
  const [entry] = (await deps.db.execute<{ id: number }>(sql`select id::int from entries`)).rows;
  const id = entry!.id;
  const run = () => scrape.run({ host }, deps);
  return { now, asked, deps, id, host, run, versions: () => listSnapshots(deps.db, id) };
}

/** The same, flagged and read more than a day ago. */
async function dayLater(first?: Answer) {
  const there = await world();
  const { deps, id, now, run } = there;
  if (first) now.answer = first;
  await run();
  const codebookHash = deps.codebook.hash;
  await saveClassification(deps.db, { articleId: id, codebookHash, textHash: '', relevant: true, score: 1 }, []);
  await deps.db.update(articles).set({ fetchedAt: sql`now() - interval '25 hours'` }).where(eq(articles.id, id));
  return there;
}

test('a page is kept as it was fetched, with its hash, address and harmless headers', async () => {
  const { deps, id, now, run, versions } = await world();
  const body = page('heads');
  now.answer = html(body, { etag: '"1"', 'set-cookie': 'session=secret', 'x-request-id': 'abc' });
  await run();
  const sha256 = createHash('sha256').update(body).digest('hex');
  expect(await versions()).toMatchObject([
    { version: 1, sha256, size: Buffer.byteLength(body), title: 'Ports sign papers' },
  ]);
  const stored = (await readSnapshot(deps.db, id, 1))!;
  expect(stored.body.toString()).toBe(body);
  expect(stored.url).toMatch(/\/ports$/);
  expect(Object.keys(stored.headers).sort()).toEqual(['content-type', 'date', 'etag']);
  expect(await readSnapshot(deps.db, id, 2)).toBeUndefined();
});

test('a flagged article is looked at again after a day, once, and keeps its judged text when it has changed', async () => {
  const { asked, deps, host, id, now, run, versions } = await dayLater();
  expect(await hostsToRevisit(deps.db)).toEqual([host]);
  now.answer = html(page('lawyers'));
  await run();
  await run();
  expect(asked).toHaveLength(2);
  expect(await hostsToRevisit(deps.db)).toEqual([]);
  const [first, second, ...others] = await versions();
  expect(others).toEqual([]);
  expect(first!.text).toContain('The heads of');
  expect(second!.text).toContain('The lawyers of');
  expect(await findRevisit(deps.db, id)).toMatchObject({ outcome: 'changed' });
  const [article] = await deps.db.select().from(articles);
  expect(article!.text).toBe(first!.text);
});

test('an article that was not flagged, or was read an hour ago, is left alone', async () => {
  const { deps, id, run } = await world();
  await run();
  await deps.db.update(articles).set({ fetchedAt: sql`now() - interval '25 hours'` }).where(eq(articles.id, id));
  expect(await hostsToRevisit(deps.db)).toEqual([]);
  const flagged = await dayLater();
  await flagged.deps.db.update(articles).set({ fetchedAt: sql`now() - interval '1 hour'` });
  expect(await hostsToRevisit(flagged.deps.db)).toEqual([]);
});

test('the second request carries the validators, and other furniture around the same text makes no version', async () => {
  const { asked, deps, id, now, run, versions } = await dayLater(html(page('heads'), { etag: '"1"' }));
  now.answer = html(page('heads', '<nav>Weather today: rain</nav>'));
  await run();
  expect(asked[1]!['if-none-match']).toBe('"1"');
  expect(await versions()).toHaveLength(1);
  expect(await findRevisit(deps.db, id)).toMatchObject({ outcome: 'unchanged' });
});

test.each<[string, Answer, string]>([
  ['answers 410', (_, response) => void response.writeHead(410).end(), 'the server answered 410'],
  [
    'leads to its front page',
    (request, response) =>
      request.url === '/'
        ? html(page('heads'))(request, response)
        : void response.writeHead(302, { location: '/' }).end(),
    'the address now leads to http',
  ],
])('a page that %s is gone, and its first version stays', async (_, answer, reason) => {
  const { deps, id, now, run, versions } = await dayLater();
  now.answer = answer;
  await run();
  expect(await findRevisit(deps.db, id)).toMatchObject({ outcome: 'gone', reason: expect.stringContaining(reason) });
  expect(await versions()).toHaveLength(1);
});

test('a site that does not answer is tried again twelve hours later', async () => {
  const { asked, deps, host, id, now, run } = await dayLater();
  now.answer = (_, response) => void response.writeHead(500).end();
  await run();
  await run();
  expect(asked).toHaveLength(2);
  expect(await findRevisit(deps.db, id)).toMatchObject({ outcome: null, reason: 'the server answered 500' });
  await deps.db.execute(sql`update revisits set next_at = now() - interval '1 second'`);
  expect(await hostsToRevisit(deps.db)).toEqual([host]);
});

test('pages that nobody flagged are deleted after their days, flagged ones stay', async () => {
  const plain = await world();
  await plain.run();
  const flagged = await dayLater();
  for (const { deps } of [plain, flagged]) {
    expect(await deleteIdleSnapshots(deps.db, 7)).toBe(0);
    await deps.db.execute(sql`update snapshots set fetched_at = now() - interval '8 days'`);
  }
  expect(await deleteIdleSnapshots(plain.deps.db, 7)).toBe(1);
  expect(await deleteIdleSnapshots(flagged.deps.db, 7)).toBe(0);
});

/** Makes the database answer with an error whenever an article's page is stored. */
const breakSnapshots = (deps: Deps, code: string) =>
  deps.db.execute(
    sql.raw(`create function broken() returns trigger language plpgsql as $$ begin raise 'as told' using errcode = '${code}'; end $$;
      create trigger broken before insert on snapshots execute function broken()`),
  );

test('a database without room costs an article no try and is no failure of its own', async () => {
  const { deps, id, run, versions } = await world();
  await breakSnapshots(deps, '53100');
  // More often than an article may be tried.
  for (let time = 0; time < 8; time++) await expect(run()).rejects.toThrow();
  const [article] = await deps.db.select().from(articles).where(eq(articles.id, id));
  expect(article).toMatchObject({ failure: null, attempts: 0, claimedUntil: null });
  await deps.db.execute(sql`drop trigger broken on snapshots`);
  await run();
  expect(await versions()).toHaveLength(1);
});

test('what the database refuses is given up, with the reason and without the text', async () => {
  const { deps, id, run } = await world();
  await breakSnapshots(deps, '22021');
  await run();
  const [article] = await deps.db.select().from(articles).where(eq(articles.id, id));
  expect(article).toMatchObject({ failure: 'the database refuses it: as told', retryAt: null, claimedUntil: null });
});
