import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GiveUp } from '../../../src/errors.js';
import { parseFeed } from '../../../src/pipeline/feeds/parse.js';
import { challengeTexts } from '../../challenges.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/feeds/', import.meta.url));

describe('reads', () => {
  test.each(readdirSync(FIXTURES))('%s', async (name) => {
    const files = readdirSync(join(FIXTURES, name));
    const read = (file: string) => readFileSync(join(FIXTURES, name, file));
    const options = files.includes('options.json') ? JSON.parse(read('options.json').toString()) : {};
    const feed = await parseFeed(read(files.find((file) => file.startsWith('input.'))!), options);
    await expect(`${JSON.stringify(feed, null, 2)}\n`).toMatchFileSnapshot(join(FIXTURES, name, 'expected.json'));
  });
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rss = (body: string, head = '') =>
  `${head}<rss version="2.0"><channel><title>Лента новостей</title><item>${body}</item></channel></rss>`;

/** Text in a charset of one byte, by turning its decoder round. */
function encode(text: string, charset: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (character) => table.get(character)!);
}

describe('decodes', () => {
  const russian = rss('<title>Делегация прибыла в порт, переговоры о транзите зерна продолжаются</title>');
  const title = 'Делегация прибыла в порт, переговоры о транзите зерна продолжаются';
  const cases: Array<[string, Uint8Array, string?]> = [
    ['UTF-8 behind a header of windows-1251', bytesOf(russian), 'text/xml; charset=windows-1251'],
    ['windows-1251 behind a header', encode(russian, 'windows-1251'), 'text/xml; charset=windows-1251'],
    ['windows-1251 without a word', encode(russian, 'windows-1251')],
    ['windows-1251 that claims UTF-8', encode(`<?xml version="1.0" encoding="utf-8"?>${russian}`, 'windows-1251')],
    ['windows-1251 behind a header of ISO 8859-1', encode(russian, 'windows-1251'), 'text/xml; charset=iso-8859-1'],
    ['KOI8-R without a word', encode(russian, 'koi8-r')],
    ['gzip that nobody announced', gzipSync(bytesOf(russian))],
    ['gzip twice', gzipSync(gzipSync(bytesOf(russian)))],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${russian}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(russian, 'utf16le')],
    ['UTF-16 with the other end first', Buffer.from(russian, 'utf16le').swap16()],
    ['a mark of UTF-8', bytesOf(`\ufeff${russian}`)],
  ];
  test.each(cases)('%s', async (_, bytes, contentType) => {
    const feed = await parseFeed(bytes, contentType === undefined ? {} : { contentType });
    expect([feed.title, feed.entries[0]?.title]).toEqual(['Лента новостей', title]);
  });

  test('Persian in windows-1256', async () => {
    const title = 'مذاكرات درباره كريدور شمال و جنوب ادامه دارد'.replaceAll('ی', 'ي');
    const bytes = encode(`<rss><channel><item><title>${title}</title></item></channel></rss>`, 'windows-1256');
    expect((await parseFeed(bytes)).entries[0]?.title).toBe(title);
  });

  test('UTF-8 in which a few bytes are damaged', async () => {
    const bytes = bytesOf(rss(`<title>x</title><description>${'слово '.repeat(50)}</description>`));
    bytes[bytes.length - 60] = 0xff;
    expect((await parseFeed(bytes)).title).toBe('Лента новостей');
  });

  test('quotes of windows-1252 and UTF-8 encoded twice', async () => {
    const { entries } = await parseFeed(
      bytesOf(rss('<title>&#147;It&#146;s&#148;</title><description>&#195;&#169;&#226;&#128;&#166;</description>')),
    );
    expect(entries[0]).toMatchObject({ title: '“It’s”', bodies: ['é…'] });
  });
});

describe('refuses', () => {
  const cases: Array<[string, Uint8Array]> = [
    ['an empty answer', bytesOf(' \n')],
    ['an empty answer', new Uint8Array()],
    ['a web page, not a feed', bytesOf('<!doctype html><html><head><title>Home</title></head></html>')],
    ['a challenge page, not a feed', bytesOf('<html><head><title>Just a moment...</title></head></html>')],
    ['a sitemap, not a feed', bytesOf('<?xml version="1.0"?><urlset><url/></urlset>')],
    ['plain text, not a feed', bytesOf('404: not here')],
    ['a PDF file, not a feed', bytesOf('%PDF-1.7')],
    ['not a feed: its first element is <constructor>', bytesOf('<constructor/>')],
    ['a broken JSON document, not a feed', bytesOf('{"items": [')],
    ['a JSON document, but not a JSON Feed: it has no items', bytesOf('{"error": "gone"}')],
    ['a feed that was cut off before its first entry ended', bytesOf('<rss><channel><item><title>x')],
    ['too large for a feed: more than 10485760 bytes', gzipSync(new Uint8Array(11_000_000))],
  ];
  test.each(cases)('%s', async (reason, bytes) => {
    await expect(parseFeed(bytes)).rejects.toThrow(new GiveUp(reason));
  });
});

test.each([...challengeTexts, 'Access denied.', '<script src="/cdn-cgi/challenge-platform/x"></script>'])(
  'tells a challenge from any other page: %s',
  async (text) => {
    const page = bytesOf(`<!doctype html><html><head><title>Gazette</title></head><body>${text}</body></html>`);
    await expect(parseFeed(page)).rejects.toThrow(new GiveUp('a challenge page, not a feed'));
  },
);

test('keeps a feed whose dates lie in the future, without those dates', async () => {
  const feed = bytesOf(rss('<title>x</title><pubDate>2024-03-20</pubDate>'));
  expect((await parseFeed(feed, { now: '2024-03-19T01:00:00Z' })).entries[0]?.date).toBe('2024-03-20T00:00:00.000Z');
  expect((await parseFeed(feed, { now: '2024-03-18T00:00:00Z' })).entries[0]).not.toHaveProperty('date');
});

test('reads at most 5,000 entries', async () => {
  const items = '<item><title>x</title></item>'.repeat(5001);
  expect((await parseFeed(bytesOf(`<rss><channel>${items}</channel></rss>`))).entries).toHaveLength(5000);
});
