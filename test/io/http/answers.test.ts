import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { GiveUp, WaitFor } from '../../../src/errors.js';
import { Gone, HttpError, RetryAfter, troubleOf } from '../../../src/io/http.js';
import { challengeTexts } from '../../challenges.js';
import { failure, newHttp, newSite } from './site.js';

/** A site whose paths name what it does: /status/N, /to/a and /to/b (to each other), /count/N (that many redirects), anything else is a page. */
const newMaze = () =>
  newSite((request, response) => {
    const [, verb, argument = ''] = /^\/(\w+)\/?([^?]*)/.exec(request.url ?? '') ?? [];
    if (verb === 'status') return void response.writeHead(Number(argument)).end('reason');
    if (verb === 'to') return void response.writeHead(302, { location: `/to/${argument === 'a' ? 'b' : 'a'}` }).end();
    const left = Number(argument);
    if (verb === 'count' && left > 0) return void response.writeHead(301, { location: `/count/${left - 1}` }).end();
    response.end('page');
  });

test.each([404, 410, 451])('%i is gone for good', async (status) => {
  const site = await newMaze();
  const error = await failure(newHttp().get(`${site.origin}/status/${status}`));
  expect(error).toBeInstanceOf(GiveUp);
  expect(error).toBeInstanceOf(Gone);
  expect(error.status).toBe(status);
});

test.each([400, 401, 403, 418, 429, 500, 502, 503, 302])('%i alone may pass', async (status) => {
  const site = await newMaze();
  const error = await failure(newHttp().get(`${site.origin}/status/${status}`));
  expect(error).toBeInstanceOf(HttpError);
  const refused = [401, 403].includes(status) ? ': access refused' : '';
  expect([error.message, error.status]).toEqual([`the server answered ${status}${refused}`, status]);
});

test.each<[string, number, Record<string, string>, string | Buffer]>([
  ['a header of Cloudflare', 403, { 'cf-mitigated': 'challenge' }, ''],
  ['a header of AWS, with a success', 202, { 'x-amzn-waf-action': 'challenge' }, '<script></script>'],
  ['a script', 503, {}, '<title>Gazette</title><script src="/cdn-cgi/challenge-platform/h/b"></script>'],
  ['a compressed captcha', 403, { 'content-encoding': 'gzip' }, gzipSync('<div class="h-captcha"></div>')],
  ['the label of a box', 403, {}, '<label>Я не робот</label>'],
  ...challengeTexts.map((text): [string, number, Record<string, string>, string] => [
    text,
    403,
    {},
    `<h1>${text}</h1>`,
  ]),
])('a challenge is told from a refusal by %s', async (_, status, headers, body) => {
  const site = await newSite((__, response) => void response.writeHead(status, headers).end(body));
  const error = await failure(newHttp().get(site.origin));
  expect(error.message).toBe(`the server answered ${status} with a challenge page, which is for browsers`);
  expect(troubleOf(error).problem).toBe('forbidden');
});

test('a refusal that says so is no more than a refusal', async () => {
  const site = await newSite((_, response) => void response.writeHead(403).end('<h1>Access denied</h1>'));
  expect((await failure(newHttp().get(site.origin))).message).toBe('the server answered 403: access refused');
});

test('a refusal with an endless page, a bomb or an unknown encoding is still a refusal', async () => {
  const bodies: [string, string | Buffer][] = [
    ['identity', 'x'.repeat(2 ** 20)],
    ['gzip', gzipSync(Buffer.alloc(2 ** 26))],
    ['zip', 'PK'],
  ];
  const site = await newSite((request, response) => {
    const [encoding, body] = bodies[Number(request.url!.slice(1))]!;
    response.writeHead(403, { 'content-encoding': encoding }).end(body);
  });
  for (const [n] of bodies.entries()) {
    const error = await failure(newHttp().get(`${site.origin}/${n}`));
    expect(error.message).toBe('the server answered 403: access refused');
  }
});

test('five redirects are followed and named', async () => {
  const site = await newMaze();
  const page = await newHttp().get(`${site.origin}/count/5#part`);
  expect(page.url).toBe(`${site.origin}/count/0`);
  expect(page.redirects).toHaveLength(5);
  expect(page.redirects[0]).toEqual({ status: 301, url: `${site.origin}/count/4` });
});

test('the sixth redirect is not followed', async () => {
  const site = await newMaze();
  expect(await failure(newHttp().get(`${site.origin}/count/6`))).toBeInstanceOf(GiveUp);
  expect(site.paths).toHaveLength(6);
});

test('a circle is left at once', async () => {
  const site = await newMaze();
  const error = await failure(newHttp().get(`${site.origin}/to/a`));
  expect([error instanceof GiveUp, error.message]).toEqual([true, 'the address redirects in a circle']);
  expect(site.paths).toEqual(['/to/a', '/to/b']);
});

test.each([
  ['seconds', () => '120', 120_000],
  ['a date', () => new Date(Date.now() + 120_500).toUTCString(), 120_000],
  ['a date in the past', () => new Date(0).toUTCString(), 1_000],
  ['zero', () => '0', 1_000],
  ['a year', () => '31536000', 86_400_000],
])('Retry-After as %s is the least wait', async (_, header, delay) => {
  for (const status of [429, 503]) {
    const site = await newSite(
      (_request, response) => void response.writeHead(status, { 'retry-after': header() }).end(),
    );
    const error = await failure(newHttp().get(`${site.origin}/`));
    expect(error).toBeInstanceOf(WaitFor);
    expect(error).toBeInstanceOf(RetryAfter);
    expect(Math.abs(error.delay! - delay)).toBeLessThanOrEqual(1_000);
  }
});

test('Retry-After that is neither is an ordinary failure', async () => {
  const site = await newSite((_, response) => void response.writeHead(503, { 'retry-after': 'soon' }).end());
  expect(await failure(newHttp().get(`${site.origin}/`))).toBeInstanceOf(HttpError);
});

test('validators travel verbatim and 304 is an answer', async () => {
  const headers = { etag: 'W/"a b"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
  const site = await newSite((request, response) => {
    const same =
      request.headers['if-none-match'] === headers.etag &&
      request.headers['if-modified-since'] === headers['last-modified'];
    response.writeHead(same ? 304 : 200, headers).end(same ? undefined : 'feed');
  });
  const http = newHttp();
  const first = await http.get(`${site.origin}/`, { accept: 'feed' });
  expect([first.status, first.headers.etag]).toEqual([200, headers.etag]);
  const second = await http.get(`${site.origin}/`, {
    accept: 'feed',
    etag: first.headers.etag,
    lastModified: first.headers['last-modified'],
  });
  expect([second.status, second.body.length]).toEqual([304, 0]);
});

test('a validator that is not ASCII travels back as it came', async () => {
  const etag = Buffer.from('"вчера"').toString('latin1');
  const site = await newSite((request, response) => {
    response.writeHead(request.headers['if-none-match'] === etag ? 304 : 200, { etag }).end();
  });
  const http = newHttp();
  const { headers } = await http.get(`${site.origin}/`);
  expect((await http.get(`${site.origin}/`, { etag: headers.etag })).status).toBe(304);
});

test('a validator that cannot be sent is left out', async () => {
  const site = await newSite((request, response) => void response.end(JSON.stringify(request.headers)));
  const page = await newHttp().get(`${site.origin}/`, { etag: '"вчера"', lastModified: 'a\r\nb: c' });
  expect(Buffer.from(page.body).toString()).not.toMatch(/if-|b:/);
});

test('the client says who it is and carries no credentials', async () => {
  const site = await newSite((request, response) => void response.end(JSON.stringify(request.headers)));
  const page = await newHttp().get(`${site.origin}/`);
  const { 'user-agent': agent, ...sent } = JSON.parse(Buffer.from(page.body).toString());
  expect(agent).toBe('Entente/1.0 (tests)');
  expect(Object.keys(sent).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host']);
});

test('an address that is not ASCII in a redirect is followed', async () => {
  const site = await newSite((request, response) => {
    if (request.url !== '/') return void response.end('page');
    response.socket!.end(Buffer.from('HTTP/1.1 302 Found\r\nlocation: /خبر\r\ncontent-length: 0\r\n\r\n'));
  });
  expect((await newHttp().get(`${site.origin}/`)).url).toBe(`${site.origin}/%D8%AE%D8%A8%D8%B1`);
});

test('no error repeats the query of the address', async () => {
  const site = await newMaze();
  const http = newHttp();
  const addresses = [
    `${site.origin}/status/500?token=canary`,
    `${site.origin}/status/404?token=canary`,
    `${site.origin}/count/9?token=canary`,
    'http://10.0.0.1/?token=canary',
    'http://canary:canary@example.org/',
    'http://127.0.0.1:9/?token=canary',
    'http://[canary/',
  ];
  for (const address of addresses) {
    const error = await failure(http.get(address));
    expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause ?? '')}`).not.toContain('canary');
  }
});

test('a lost turn does not lose what was fetched', async () => {
  const site = await newMaze();
  const log = { warn: vi.fn() };
  const release = () => Promise.reject(new Error('the database is gone'));
  const http = newHttp({ log, turns: { take: async () => ({ release }) } });
  expect((await http.get(`${site.origin}/page`)).status).toBe(200);
  expect(log.warn).toHaveBeenCalled();
});
