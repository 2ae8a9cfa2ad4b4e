import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GiveUp } from '../../../src/errors.js';
import { HttpError } from '../../../src/io/http.js';
import { secondsOf } from '../../clock.js';
import { failure, newHttp, newRawSite, newSite } from './site.js';

const MIB = 2 ** 20;

/** 200 MiB of spaces, compressed without ever being in memory at once. */
async function bomb(compressor: Transform): Promise<Buffer> {
  const output = compressor.pipe(new PassThrough());
  const compressed: Promise<Buffer[]> = output.toArray();
  const chunk = Buffer.alloc(MIB, ' ');
  for (let i = 0; i < 200; i++) if (!compressor.write(chunk)) await once(compressor, 'drain');
  compressor.end();
  return Buffer.concat(await compressed);
}

const serve = (headers: Record<string, string>, body: Uint8Array) => (_: unknown, response: ServerResponse) =>
  void response.writeHead(200, headers).end(body);

/** The greatest growth of resident memory while the work goes on, in MiB. */
async function growth(work: Promise<unknown>): Promise<number> {
  const begin = process.memoryUsage.rss();
  let most = begin;
  const sampler = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  await work;
  clearInterval(sampler);
  return (Math.max(most, process.memoryUsage.rss()) - begin) / MIB;
}

describe('bodies that unfold', () => {
  test.each([
    ['gzip', () => bomb(createGzip())],
    ['br', () => bomb(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }))],
  ])('a bomb of %s ends at the limit', async (encoding, make) => {
    const site = await newSite(serve({ 'content-type': 'text/html', 'content-encoding': encoding }, await make()));
    const http = newHttp();
    for (const accept of ['page', 'feed'] as const) {
      const fetched = failure(http.get(`${site.origin}/`, { accept }));
      expect(await growth(fetched)).toBeLessThan(64);
      expect((await fetched).message).toBe(`the body is larger than ${accept === 'feed' ? '10.0' : '5.0'} MiB`);
    }
  });

  test('a bomb within a gzip file ends at the limit', async () => {
    const body = gzipSync(await bomb(createGzip()));
    const site = await newSite(serve({ 'content-encoding': 'gzip' }, body));
    const fetched = failure(newHttp().get(`${site.origin}/`, { accept: 'feed' }));
    expect(await growth(fetched)).toBeLessThan(64);
    expect(await fetched).toBeInstanceOf(GiveUp);
  });

  test.each(['gzip, gzip', 'gzip,br', 'identity, gzip, br', 'zstd', 'constructor'])(
    '%s is refused',
    async (encoding) => {
      const site = await newSite(serve({ 'content-encoding': encoding }, gzipSync(gzipSync('text'))));
      expect(await failure(newHttp().get(`${site.origin}/`))).toBeInstanceOf(GiveUp);
    },
  );

  test('an endless body ends at the limit', async () => {
    const site = await newSite((_, response) => {
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      };
      response.writeHead(200, { 'content-type': 'text/html' }).on('drain', write);
      write();
    });
    expect((await failure(newHttp().get(`${site.origin}/`))).message).toBe('the body is larger than 5.0 MiB');
    expect((await failure(newHttp().get(`${site.origin}/`, { maxBytes: MIB }))).message).toContain('1.0 MiB');
  });
});

describe('bodies as they should be', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['br', brotliCompressSync],
    ['identity', Buffer.from],
    ['', Buffer.from],
  ])('encoded as "%s" arrive decoded', async (encoding, encode) => {
    const site = await newSite(serve({ 'content-encoding': encoding }, encode(Buffer.from('здравствуйте'))));
    expect(Buffer.from((await newHttp().get(`${site.origin}/`)).body).toString()).toBe('здравствуйте');
  });

  test('of any charset arrive byte for byte, with the content type as it was sent', async () => {
    const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    const site = await newSite(serve({ 'content-type': 'text/html; charset=windows-1251' }, bytes));
    const page = await newHttp().get(`${site.origin}/`);
    expect([page.contentType, page.body]).toEqual(['text/html; charset=windows-1251', bytes]);
  });

  test('a feed that is a gzip file arrives unzipped', async () => {
    const site = await newSite(serve({ 'content-type': 'application/x-gzip' }, gzipSync('<rss/>')));
    const feed = await newHttp().get(`${site.origin}/feed.xml.gz`, { accept: 'feed' });
    expect(Buffer.from(feed.body).toString()).toBe('<rss/>');
  });
});

const page = Buffer.alloc(50_000, 'page ');

test.each([
  ['a body shorter than announced', { 'content-length': `${page.length}` }, page],
  ['a body whose last chunk is missing', { 'transfer-encoding': 'chunked' }, page],
])('%s is no page', async (_, headers, body) => {
  const site = await newSite((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    response.write(body.subarray(0, 20_000), () => response.destroy());
  });
  const error = await failure(newHttp().get(`${site.origin}/`));
  expect(error).toBeInstanceOf(HttpError);
  expect(error.message).toMatch(/^the server closed the connection/);
});

test.each(['gzip', 'br'])('a cut-off %s body is no page', async (encoding) => {
  const whole = encoding === 'br' ? brotliCompressSync(page) : gzipSync(page);
  const headers = { 'content-encoding': encoding };
  const site = await newSite(serve(headers, whole.subarray(0, whole.length - 9)));
  const error = await failure(newHttp().get(`${site.origin}/`));
  expect(error).toBeInstanceOf(HttpError);
  expect(error.message).toBe('the compressed body is cut off or damaged');
});

test.each([
  ['application/pdf', '%PDF-1.7', 'page'],
  ['video/mp4', 'x', 'page'],
  ['image/png', 'x', 'page'],
  ['application/json', '{}', 'page'],
  ['text/html', '%PDF-1.7', 'page'],
  ['text/html', 'PK\x03\x04', 'page'],
  ['text/html', '\x89PNG\r\n\x1a\n', 'page'],
  ['text/html', '\xff\xd8\xff\xe0', 'page'],
  ['text/html', '\0\0\0\x20ftypisom', 'page'],
  ['application/rss+xml', '%PDF-1.7', 'feed'],
  ['application/octet-stream', 'PK\x03\x04', 'feed'],
] as const)('%s beginning with %j is no %s', async (type, body, accept) => {
  const site = await newSite(serve({ 'content-type': type }, Buffer.from(body, 'latin1')));
  expect(await failure(newHttp().get(`${site.origin}/`, { accept }))).toBeInstanceOf(GiveUp);
});

test.each([
  ['text/html; charset=utf-16le', '\xff\xfe<\0h\0t\0m\0l\0', 'page'],
  ['application/xhtml+xml', '<html/>', 'page'],
  ['TEXT/HTML', '<html/>', 'page'],
  ['text/html', '<rss/>', 'feed'],
  ['application/octet-stream', '<rss/>', 'feed'],
  ['image/svg', '<rss/>', 'feed'],
  ['application/json', '{}', 'feed'],
] as const)('%s beginning with %j may be a %s', async (type, body, accept) => {
  const site = await newSite(serve({ 'content-type': type }, Buffer.from(body, 'latin1')));
  expect((await newHttp().get(`${site.origin}/`, { accept })).body.length).toBe(body.length);
});

describe('time', { concurrent: true }, () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';

  test.each([
    ['a body', `${head}content-length: 10000\r\n\r\n`, 'x'],
    ['headers', head, 'x: y\r\n'],
  ])('%s that drips ends after 20 s', async (_, first, drop) => {
    const site = await newRawSite((socket) => {
      socket.write(first);
      const drip = setInterval(() => socket.write(drop), 200);
      socket.on('close', () => clearInterval(drip));
    });
    const fetched = failure(newHttp().get(`${site.origin}/`));
    expect(await secondsOf(fetched)).toBeLessThan(21);
    expect(await fetched).toBeInstanceOf(HttpError);
  });

  test('a server that never answers is left after 10 s', async () => {
    const site = await newRawSite(() => {});
    const fetched = failure(newHttp().get(`${site.origin}/`));
    expect(await secondsOf(fetched)).toBeLessThan(12);
    expect((await fetched).message).toBe('no answer within 10 s');
  });

  test('a caller that gives in gets its own reason', async () => {
    const site = await newRawSite(() => {});
    const controller = new AbortController();
    const reason = new Error('the process ends');
    setTimeout(() => controller.abort(reason), 100);
    expect(await failure(newHttp().get(`${site.origin}/`, { signal: controller.signal }))).toBe(reason);
  });
});

test('a flood of headers is refused', async () => {
  const site = await newRawSite((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${'x: yyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(10_000)}\r\n`);
  });
  expect((await failure(newHttp().get(`${site.origin}/`))).message).toBe('the headers of the answer are too long');
});

test('what is not HTTP is refused', async () => {
  const site = await newRawSite((socket) => void socket.write('220 mail.example ESMTP\r\n'));
  expect((await failure(newHttp().get(`${site.origin}/`))).message).toBe('the answer is not valid HTTP');
});
