import { describe, expect, test } from 'vitest';
import { GiveUp, WaitFor } from '../../../src/errors.js';
import { Gone, HttpError } from '../../../src/io/http.js';
import { processorTimeOf } from '../../clock.js';
import { failure, newHttp, newSite } from './site.js';

interface Rules {
  status?: number;
  text?: string;
  headers?: Record<string, string>;
}

/** A site with that robots.txt, which may change between reads; counts them. */
async function newRuled(...answers: Rules[]) {
  const reads = { count: 0 };
  const site = await newSite(
    (request, response) => {
      if (request.url !== '/robots.txt') return void response.end('page');
      const { status = 200, text = '', headers = {} } = answers[Math.min(reads.count++, answers.length - 1)]!;
      response.writeHead(status, headers).end(text);
    },
    { robots: true },
  );
  return { site, reads };
}

const ruling = async (text: string, path: string) => {
  const { site } = await newRuled({ text });
  const fetched = newHttp().get(`${site.origin}${path}`);
  return fetched.then(
    () => 'allowed',
    (error) => (error instanceof GiveUp && site.paths.length === 0 ? 'forbidden' : String(error)),
  );
};

// RFC 9309, sections 2.2.1 to 2.2.3 and 5.
test.each([
  ['nothing said', '', '/a', 'allowed'],
  ['everyone kept out', 'User-agent: *\nDisallow: /', '/a', 'forbidden'],
  ['a folder closed', 'User-agent: *\nDisallow: /a/', '/a/b?c', 'forbidden'],
  ['another folder closed', 'User-agent: *\nDisallow: /b/', '/a/b', 'allowed'],
  ['a group of our own', 'User-agent: *\nDisallow: /\n\nUser-agent: ENTENTE\nDisallow: /b', '/a', 'allowed'],
  ['our group after another in one', 'User-agent: x\nUser-agent: Entente\nDisallow: /a', '/a', 'forbidden'],
  ['our rules in two groups', 'User-agent: entente\nAllow: /x\n\nUser-agent: entente\nDisallow: /a', '/a', 'forbidden'],
  ['the group of somebody else', 'User-agent: GPTBot\nDisallow: /', '/a', 'allowed'],
  ['the longest rule allows', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', 'allowed'],
  ['the longest rule forbids', 'User-agent: *\nAllow: /\nDisallow: /a', '/a', 'forbidden'],
  ['equally long rules', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', 'allowed'],
  ['a wildcard', 'User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf', 'forbidden'],
  ['an end that is not there', 'User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf?1', 'allowed'],
  ['an encoded path', 'User-agent: *\nDisallow: /خبر', '/%d8%ae%d8%a8%d8%b1', 'forbidden'],
  ['an empty rule', 'User-agent: *\nDisallow:', '/a', 'allowed'],
  ['a byte order mark and old line ends', '\ufeffUser-agent: *\r\nDisallow: /a # why\r\n', '/a', 'forbidden'],
  ['a web page instead', '<html><body>Not found</body></html>', '/a', 'allowed'],
])('%s', async (_, text, path, expected) => {
  expect(await ruling(text, path)).toBe(expected);
});

test('rules hold for feeds as for pages', async () => {
  const { site } = await newRuled({ text: 'User-agent: *\nDisallow: /feed' });
  expect(await failure(newHttp().get(`${site.origin}/feed.xml`, { accept: 'feed' }))).toBeInstanceOf(GiveUp);
});

test('rules are read once, whoever asks at the same time', async () => {
  const { site, reads } = await newRuled({});
  const http = newHttp();
  await Promise.all([1, 2, 3].map((n) => http.get(`${site.origin}/${n}`)));
  expect([reads.count, site.paths.length]).toEqual([1, 3]);
});

test('the target of a redirect is judged by its own site', async () => {
  const { site: target } = await newRuled({ text: 'User-agent: *\nDisallow: /' });
  const location = `${target.origin}/page`;
  const start = await newSite((_, response) => void response.writeHead(302, { location }).end());
  expect(await failure(newHttp().get(`${start.origin}/`))).toBeInstanceOf(GiveUp);
  expect([start.paths.length, target.paths.length]).toEqual([1, 0]);
});

describe('a file that cannot be had', () => {
  test.each([400, 401, 403, 404, 410, 451])('allows everything when it is refused with %i', async (status) => {
    const { site } = await newRuled({ status });
    expect((await newHttp().get(`${site.origin}/`)).status).toBe(200);
  });

  test.each([429, 500, 503])('forbids everything for now when the server answers %i', async (status) => {
    const { site, reads } = await newRuled({ status });
    const http = newHttp();
    for (const _ of [1, 2]) {
      const error = await failure(http.get(`${site.origin}/`));
      expect([error instanceof HttpError, error.message]).toEqual([
        true,
        `robots.txt cannot be read, the server answered ${status}`,
      ]);
    }
    expect([reads.count, site.paths.length]).toEqual([1, 0]);
  });

  test('is asked for again when the server said when', async () => {
    const { site } = await newRuled({ status: 503, headers: { 'retry-after': '1' } }, {});
    const http = newHttp();
    const error = await failure(http.get(`${site.origin}/`));
    expect([error instanceof WaitFor, error.delay]).toEqual([true, 1000]);
    expect((await http.get(`${site.origin}/`)).status).toBe(200);
  });

  test('says that the server is at fault when there is none', async () => {
    expect((await failure(newHttp().get('http://127.0.0.1:9/'))).message).toBe('the server refuses connections');
  });
});

test('only the first 500 KiB are read', async () => {
  const line = `# ${'x'.repeat(97)}\n`;
  const long = (before: number) => `${line.repeat(before / 100)}User-agent: *\nDisallow: /a\n${line.repeat(10_000)}`;
  expect(await ruling(long(511_900), '/a')).toBe('forbidden');
  expect(await ruling(long(512_000), '/a')).toBe('allowed');
});

test('half a megabyte of wildcards does not stop the process', async () => {
  const { site } = await newRuled({ text: `User-agent: *\n${`Disallow: /*a${'a*'.repeat(100)}b\n`.repeat(2_300)}` });
  const http = newHttp();
  await http.get(`${site.origin}/`);
  expect(await processorTimeOf(() => http.get(`${site.origin}/${'a'.repeat(1_900)}`))).toBeLessThan(1_000);
});

test('a robots.txt that redirects too often allows everything', async () => {
  const site = await newSite(
    (request, response) => {
      if (!request.url?.startsWith('/robots.txt')) return void response.end('page');
      response.writeHead(302, { location: `${request.url}+` }).end();
    },
    { robots: true },
  );
  expect((await newHttp().get(`${site.origin}/page`)).status).toBe(200);
});

test('a forbidden page that is gone is forbidden', async () => {
  const { site } = await newRuled({ text: 'User-agent: *\nDisallow: /' });
  expect(await failure(newHttp().get(`${site.origin}/`))).not.toBeInstanceOf(Gone);
});
