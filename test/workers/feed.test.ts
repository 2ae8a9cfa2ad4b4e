import type { IncomingMessage, ServerResponse } from 'node:http';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OpenDeps } from '../../src/deps.js';
import { findFeed, listFeeds, saveFeeds } from '../../src/io/db/feeds.js';
import type { Poll } from '../../src/io/db/polls.js';
import { entries, polls } from '../../src/io/db/schema.js';
import feed from '../../workers/feed.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

const minute = 60_000;
const day = 24 * 60 * minute;

const rss = (...names: string[]) =>
  `<rss version="2.0"><channel><title>Harbour Gazette</title>${names
    .map((name) => `<item><title>${name}</title><link>http://127.0.0.1/${name}</link><guid>${name}</guid></item>`)
    .join('')}</channel></rss>`;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const send =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** A site whose answer at each path can be changed, and a clock that can be moved. */
async function world(options: { fallback?: boolean } = {}) {
  const answers = new Map<string, Answer>();
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const site = await newSite((request, response) => {
    asked.push({ path: request.url!, headers: request.headers });
    (answers.get(request.url!) ?? send(404))(request, response);
  });
  const open = await newDeps();
  let later = 0;
  const deps: OpenDeps = { ...open, now: () => new Date(Date.now() + later) };
  const fallback = options.fallback ? { fallback: `${site.origin}/fallback` } : {};
  const source = { id: 'gazette', url: `${site.origin}/feed`, name: 'Harbour Gazette', origin: 'user' as const };
  await saveFeeds(deps.db, [{ ...source, ...fallback }]);
  return {
    site,
    deps,
    answers,
    asked,
    pass(milliseconds: number) {
      later += milliseconds;
    },
    async poll(): Promise<Poll> {
      await feed.run({ feedId: 'gazette' }, deps);
      return (await findFeed(deps.db, 'gazette'))!.poll!;
    },
    stored: async () => (await deps.db.select().from(entries)).length,
  };
}

const minutesTo = ({ nextAt, attemptedAt }: Poll) => (nextAt.getTime() - attemptedAt.getTime()) / minute;

test('new entries are stored and their hosts handed on', async () => {
  const { answers, deps, poll, stored } = await world();
  answers.set('/feed', send(200, rss('a', 'b')));
  const outcome = await feed.run({ feedId: 'gazette' }, deps);
  expect(outcome).toEqual({ next: { scrape: [{ host: '127.0.0.1' }] } });
  expect(await stored()).toBe(2);
  answers.set('/feed', send(200, rss('a', 'b', 'c')));
  const last = await poll();
  expect(last.lastNewAt).toEqual(last.attemptedAt);
  expect(last.pace?.entries).toBe(3);
  expect(await stored()).toBe(3);
});

test('validators are sent back until the document is eight days old', async () => {
  const { answers, asked, poll, pass } = await world();
  const headers = { etag: 'W/"one"', 'last-modified': 'Tue, 12 Mar 2024 08:00:00 GMT' };
  answers.set('/feed', (request, response) =>
    request.headers['if-none-match'] === 'W/"one"'
      ? send(304)(request, response)
      : send(200, rss('a'), headers)(request, response),
  );
  const first = await poll();
  pass(day);
  const second = await poll();
  expect(second).toMatchObject({ etag: first.etag, fetchedAt: first.fetchedAt, failures: 0, pace: first.pace });
  expect(second.succeededAt).toEqual(second.attemptedAt);
  pass(8 * day);
  const third = await poll();
  expect(third.fetchedAt).toEqual(third.attemptedAt);
  expect(asked.map((request) => request.headers['if-none-match'])).toEqual([undefined, 'W/"one"', undefined]);
  expect(asked[1]?.headers['if-modified-since']).toBe(headers['last-modified']);
});

test('a server that answers 304 without having been asked is no well feed', async () => {
  const { answers, poll, pass, stored } = await world();
  answers.set('/feed', send(304));
  const wrong = { problem: 'server', failure: 'the server answered 304 to a request without conditions' };
  expect(await poll()).toMatchObject({ ...wrong, succeededAt: null });
  answers.set('/feed', send(200, rss('a'), { etag: '"one"' }));
  await poll();
  answers.set('/feed', send(304));
  expect(await poll()).toMatchObject({ problem: null });
  // Once the document is too old, it is asked for without conditions.
  pass(9 * day);
  expect(await poll()).toMatchObject(wrong);
  expect(await stored()).toBe(1);
});

test('a feed that is cut off brings what it has, and the rest when it is whole', async () => {
  const { answers, poll, stored } = await world();
  const whole = rss(...Array.from({ length: 50 }, (_, n) => `item-${n}`));
  answers.set('/feed', send(200, whole.slice(0, whole.length / 2)));
  expect(await poll()).toMatchObject({ problem: null });
  const half = await stored();
  expect([half > 20, half < 30]).toEqual([true, true]);
  answers.set('/feed', send(200, whole, { 'content-length': `${whole.length + 500}` }));
  expect(await poll()).toMatchObject({
    problem: 'unreachable',
    failure: expect.stringContaining('closed the connection'),
  });
  expect(await stored()).toBe(half);
  answers.set('/feed', send(200, whole));
  await poll();
  expect(await stored()).toBe(50);
});

test('a flood of a thousand entries is stored once, also when all their ids change and their addresses are marked', async () => {
  const { answers, asked, poll, stored } = await world();
  const names = Array.from({ length: 1000 }, (_, n) => `item-${n}`);
  answers.set('/feed', send(200, rss(...names, ...names)));
  await poll();
  expect(await stored()).toBe(1000);
  const renamed = rss(...names).replace(/<guid>/g, '<guid>new-');
  answers.set('/feed', send(200, renamed.replace(/<\/link>/g, '?utm_source=rss&amp;utm_campaign=x</link>')));
  await poll();
  expect(await stored()).toBe(1000);
  expect(asked).toHaveLength(2);
});

test('what replaces a feed is a failure with a name, and the validators of the feed stay', async () => {
  const { answers, poll, asked } = await world();
  answers.set('/feed', send(200, rss('a'), { etag: '"one"' }));
  await poll();
  const page = '<!doctype html><html><title>Just a moment...</title>';
  for (const [body, problem] of [
    [page, 'not-a-feed'],
    [rss(), 'empty'],
    ['', 'not-a-feed'],
  ] as const) {
    answers.set('/feed', send(200, body, { etag: '"other"' }));
    const last = await poll();
    expect(last).toMatchObject({ problem, etag: '"one"' });
    expect(last.succeededAt?.getTime()).toBeLessThan(last.attemptedAt.getTime());
  }
  answers.set('/feed', send(200, rss('a', 'b')));
  expect(await poll()).toMatchObject({ problem: null, failure: null, failures: 0, failingSince: null });
  expect(asked.at(-1)?.headers['if-none-match']).toBe('"one"');
});

test('waits grow with the failures in a row, and the failing is dated', async () => {
  const { answers, poll } = await world();
  answers.set('/feed', send(500));
  const [first, second, third] = [await poll(), await poll(), await poll()];
  expect(minutesTo(first!)).toBeLessThan(1);
  expect(minutesTo(third!) / minutesTo(second!)).toBeCloseTo(2, 2);
  expect(third).toMatchObject({
    failures: 3,
    failingSince: first!.attemptedAt,
    failure: 'the server answered 500',
    problem: 'server',
    succeededAt: null,
  });
});

test('a feed that is asked to wait looks throttled, not well, and waits as long as it was told', async () => {
  const { answers, poll } = await world();
  answers.set('/feed', send(429, '', { 'retry-after': '7200' }));
  const last = await poll();
  expect(last).toMatchObject({ problem: 'throttled', failures: 1, succeededAt: null });
  expect(last.failure).toContain('asks to wait 7200 s');
  expect(minutesTo(last)).toBeCloseTo(120, 1);
  // The whole host was asked to be left alone: another try is no request.
  expect((await poll()).failure).toContain('waits for its turn');
});

test('what the server declares gone is parked, and comes back when it answers', async () => {
  const { answers, poll } = await world();
  answers.set('/feed', send(410));
  const last = await poll();
  expect(last).toMatchObject({ problem: 'gone', parkedAt: last.attemptedAt });
  expect(minutesTo(last)).toBe(7 * 24 * 60);
  answers.set('/feed', send(200, rss('a')));
  expect(await poll()).toMatchObject({ parkedAt: null, failures: 0 });
});

test('a permanent redirect is believed after a week, and doubted when its target fails', async () => {
  const { answers, asked, poll, pass, site } = await world();
  answers.set('/feed', send(301, '', { location: '/new' }));
  answers.set('/new', send(200, rss('a')));
  expect(await poll()).toMatchObject({ movedTo: `${site.origin}/new`, adopted: null });
  pass(7 * day + minute);
  expect(await poll()).toMatchObject({ movedTo: null, adopted: `${site.origin}/new` });
  asked.length = 0;
  await poll();
  expect(asked.map(({ path }) => path)).toEqual(['/new']);
  answers.set('/new', send(404));
  answers.set('/feed', send(200, rss('a')));
  for (let time = 0; time < 3; time++) await poll();
  expect(await poll()).toMatchObject({ failures: 0, adopted: null });
});

test('a redirect to the address of another source is not followed for good', async () => {
  const { answers, poll, pass, site, deps } = await world();
  await saveFeeds(deps.db, [{ id: 'other', url: `${site.origin}/new`, name: 'Other', origin: 'user' }]);
  answers.set('/feed', send(308, '', { location: '/new' }));
  answers.set('/new', send(200, rss('a')));
  await poll();
  pass(8 * day);
  expect(await poll()).toMatchObject({ adopted: null, movedTo: `${site.origin}/new` });
});

test('the fallback is asked after three failures, and the address itself again when its wait is over', async () => {
  const { answers, asked, poll, pass, stored } = await world({ fallback: true });
  answers.set('/feed', send(403));
  answers.set('/fallback', send(200, rss('a'), { etag: '"f"' }));
  await poll();
  await poll();
  expect(asked.map(({ path }) => path)).toEqual(['/feed', '/feed']);
  const third = await poll();
  expect(asked.map(({ path }) => path).slice(2)).toEqual(['/feed', '/fallback']);
  expect(third).toMatchObject({
    failures: 3,
    problem: 'forbidden',
    failure: 'the server answered 403: access refused',
  });
  expect(third.succeededAt?.getTime()).toBeGreaterThanOrEqual(third.attemptedAt.getTime());
  expect(await stored()).toBe(1);
  asked.length = 0;
  await poll();
  expect(asked).toMatchObject([{ path: '/fallback', headers: { 'if-none-match': '"f"' } }]);
  pass(day);
  answers.set('/feed', send(200, rss('a', 'b')));
  expect(await poll()).toMatchObject({ failures: 0, failure: null, retryAt: null });
  expect(asked.map(({ path }) => path)).toEqual(['/fallback', '/feed']);
  expect(await stored()).toBe(2);
});

test('when the fallback fails too, both reasons are on record', async () => {
  const { answers, poll, pass } = await world({ fallback: true });
  answers.set('/feed', send(403));
  for (let time = 0; time < 3; time++) await poll();
  const both = 'the server answered 403: access refused; its fallback: the server answered 404';
  expect(await poll()).toMatchObject({ failures: 4, failure: both });
  pass(day);
  expect(await poll()).toMatchObject({ failures: 5, failure: both });
});

test('a source whose address changes begins anew, and keeps its id', async () => {
  const { answers, poll, deps, site } = await world();
  answers.set('/feed', send(410));
  await poll();
  await saveFeeds(deps.db, [{ id: 'gazette', url: `${site.origin}/new`, name: 'Gazette', origin: 'user' }]);
  expect(await listFeeds(deps.db)).toMatchObject([{ feed: { id: 'gazette', url: `${site.origin}/new` }, poll: null }]);
  expect(await deps.db.select().from(polls).where(eq(polls.feedId, 'gazette'))).toEqual([]);
});

test('an import leaves alone what the configuration declares', async () => {
  const { deps } = await world();
  const declared = { id: 'one', url: 'https://one.example/feed', name: 'One', alignment: 'western' };
  await saveFeeds(deps.db, [{ ...declared, origin: 'config' }]);
  await saveFeeds(deps.db, [{ id: declared.url, url: declared.url, name: 'Imported', origin: 'user' }]);
  expect((await findFeed(deps.db, 'one'))?.feed).toMatchObject({ name: 'One', alignment: 'western', origin: 'config' });
});
