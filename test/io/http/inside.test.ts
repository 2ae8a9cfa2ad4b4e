import type { LookupFunction } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GiveUp } from '../../../src/errors.js';
import { failure, newHttp, newSite, type Site } from './site.js';

/** A server that nobody may reach, on all addresses of this machine and on a port that the client would allow. */
async function newSecret() {
  const sink = await newSite((_, response) => void response.end('secret'), { address: '0.0.0.0' });
  return { sink, http: newHttp({ allowPrivate: [], ports: [80, 443, sink.port] }) };
}

/** The same, and one open server beside it that sends its callers there. */
async function newLure(answer: (sink: Site, path: string) => { status: number; location: string }) {
  const { sink } = await newSecret();
  const lure = await newSite(
    (request, response) => {
      const { status, location } = answer(sink, request.url ?? '');
      response.writeHead(status, { location }).end();
    },
    { address: '127.0.1.1' },
  );
  return { sink, lure, http: newHttp({ allowPrivate: ['127.0.1.1'], ports: [80, 443, sink.port] }) };
}

test.each([
  ['a plain address', '127.0.0.1'],
  ['one number', '2130706433'],
  ['hexadecimal', '0x7f000001'],
  ['hexadecimal parts', '0x7f.1'],
  ['octal', '0177.0.0.1'],
  ['two parts', '127.1'],
  ['zero', '0'],
  ['zeros', '0.0.0.0'],
  ['another loopback address', '127.8.9.1'],
  ['the unspecified IPv6 address', '[::]'],
  ['the IPv6 loopback', '[::1]'],
  ['a mapped address', '[::ffff:127.0.0.1]'],
  ['a mapped address in hexadecimal', '[::ffff:7f00:1]'],
  ['a compatible address', '[::127.0.0.1]'],
  ['full-width dots', '127．0．0．1'],
  ['ideographic dots', '127。0。0。1'],
  ['circled digits', '①②⑦.⓪.⓪.①'],
  ['percent-encoded digits', '%31%32%37.0.0.1'],
  ['a trailing dot', '127.0.0.1.'],
])('%s leads nowhere inside', async (_, host) => {
  const { sink, http } = await newSecret();
  const error = await failure(http.get(`http://${host}:${sink.port}/`));
  expect(error).toBeInstanceOf(GiveUp);
  expect(sink.connections).toBe(0);
});

// Some resolvers do not know all of these names, which is as good.
test.each(['localhost', 'localhost.', 'LOCALHOST', 'site.localhost'])('%s leads nowhere inside', async (host) => {
  const { sink, http } = await newSecret();
  await failure(http.get(`http://${host}:${sink.port}/`));
  expect(sink.connections).toBe(0);
});

const REDIRECTS = [301, 302, 303, 307, 308];

test.each(REDIRECTS)('a redirect by %i leads nowhere inside', async (status) => {
  const hosts = ['127.0.0.1', '[::ffff:127.0.0.1]', '0x7f.1', 'localhost'];
  for (const host of hosts) {
    const { sink, lure, http } = await newLure(({ port }) => ({ status, location: `http://${host}:${port}/` }));
    expect(await failure(http.get(`${lure.origin}/`))).toBeInstanceOf(GiveUp);
    expect([lure.paths.length, sink.connections]).toEqual([1, 0]);
  }
});

test.each([
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'ftp://127.0.0.1/',
  'data:text/html,x',
  'http://user@127.0.1.1/',
  '\\\\127.0.0.1\\x',
])('a redirect to %s is refused', async (location) => {
  const { sink, lure, http } = await newLure(() => ({ status: 302, location }));
  expect(await failure(http.get(`${lure.origin}/`))).toBeInstanceOf(GiveUp);
  expect([lure.paths.length, sink.connections]).toEqual([1, 0]);
});

test('a redirect of robots.txt leads nowhere inside', async () => {
  const { sink } = await newSecret();
  const location = `http://127.0.0.1:${sink.port}/robots.txt`;
  const site = await newSite(
    (request, response) =>
      void (request.url === '/robots.txt' ? response.writeHead(302, { location }).end() : response.end('page')),
    { address: '127.0.1.1', robots: true },
  );
  const http = newHttp({ allowPrivate: ['127.0.1.1'], ports: [80, 443, sink.port] });
  expect((await http.get(`${site.origin}/`)).status).toBe(200);
  expect(sink.connections).toBe(0);
});

/** A name server of the attacker: each question gets the next answer. */
function answering(...answers: string[][]): LookupFunction {
  let asked = 0;
  return (_, options, callback) => {
    const list = answers[Math.min(asked++, answers.length - 1)]!.map((address) => ({ address, family: 4 }));
    if (options.all) callback(null, list);
    else callback(null, list[0]!.address, 4);
  };
}

test.each([
  ['a private answer', [['127.0.0.1']]],
  ['a private answer after a public one', [['1.1.1.1', '127.0.0.1']]],
  ['a private answer before a public one', [['127.0.0.1', '1.1.1.1']]],
  ['the metadata address', [['169.254.169.254']]],
])('a name with %s leads nowhere inside', async (_, answers) => {
  const { sink } = await newSecret();
  const http = newHttp({ allowPrivate: [], ports: [80, 443, sink.port], lookup: answering(...answers) });
  expect(await failure(http.get(`http://news.example:${sink.port}/`))).toBeInstanceOf(GiveUp);
  expect(sink.connections).toBe(0);
});

test('a name that changes its address after the first fetch is judged again', async () => {
  const { sink } = await newSecret();
  const site = await newSite((_, response) => void response.writeHead(200, { connection: 'close' }).end('page'), {
    address: '127.0.1.1',
    robots: true,
  });
  const lookup = vi.fn(answering(['127.0.1.1'], ['127.0.1.1'], ['127.0.0.1']));
  const http = newHttp({ allowPrivate: ['127.0.1.1'], lookup: lookup as LookupFunction, ports: [sink.port] });
  expect((await http.get(`http://news.example:${site.port}/1`)).status).toBe(200);
  expect(await failure(http.get(`http://news.example:${site.port}/2`))).toBeInstanceOf(GiveUp);
  expect([lookup.mock.calls.length, site.paths, sink.connections]).toEqual([3, ['/1'], 0]);
});

test.each([
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  ' file:///etc/passwd',
  'source:file:///etc/passwd',
  'data:text/html,x',
  'blob:http://127.0.0.1/x',
  'ftp://example.org/',
  'gopher://example.org/',
  'javascript:alert(1)',
  'not an address',
  '//example.org/',
  'http://',
  'http://127.0.0.1:80\\@example.org/',
  'http:\\\\example.org\\',
  'http://user:password@example.org/',
  'http://user@example.org/',
  'http://@example.org/',
  'http://example.org/\u0000',
  'http://exam\nple.org/',
  'http://example.org/\t',
  `http://example.org/${'a'.repeat(2048)}`,
])('%j is refused before anything is asked', async (address) => {
  const lookup = vi.fn();
  const http = newHttp({ lookup: lookup as LookupFunction });
  expect(await failure(http.get(address))).toBeInstanceOf(GiveUp);
  expect(lookup).not.toHaveBeenCalled();
});

test('an at sign in the path is no user name', async () => {
  const site = await newSite((_, response) => void response.end('page'));
  expect((await newHttp().get(`${site.origin}/@minister?to=a@b`)).status).toBe(200);
});

test('the proxy of the environment is not asked', async () => {
  const proxy = await newSite((_, response) => void response.end('proxy'));
  for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']) vi.stubEnv(name, proxy.origin);
  onTestFinished(() => void vi.unstubAllEnvs());
  const site = await newSite((_, response) => void response.end('page'));
  const page = await newHttp().get(`${site.origin}/`);
  expect([String(Buffer.from(page.body)), proxy.connections]).toEqual(['page', 0]);
});
