import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { GiveUp } from '../../../src/errors.js';
import { plainText, safeHtml } from '../../../src/pipeline/feeds/markup.js';
import { parseFeed } from '../../../src/pipeline/feeds/parse.js';
import { processorTimeOf } from '../../clock.js';
import { newFolder } from '../../support.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/feeds/', import.meta.url));
const inputs = readdirSync(FIXTURES).map((name) => {
  const file = readdirSync(join(FIXTURES, name)).find((each) => each.startsWith('input.'))!;
  return new Uint8Array(readFileSync(join(FIXTURES, name, file)));
});
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A feed or a reason: anything else is a crash. */
async function outcome(bytes: Uint8Array): Promise<unknown> {
  try {
    return await parseFeed(bytes);
  } catch (error) {
    if (error instanceof GiveUp) return error.message;
    throw error;
  }
}

const milliseconds = (text: string) => processorTimeOf(() => outcome(bytesOf(text)));

test('survives every cut and any changed bytes', async () => {
  const change = fc.record({
    at: fc.nat(),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('<>&"\'/![]-;=:'))),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...inputs),
      fc.nat(),
      fc.array(change, { maxLength: 20 }),
      async (input, end, changes) => {
        const bytes = input.slice(0, (end % input.length) + 1);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        JSON.stringify(await outcome(bytes));
      },
    ),
    { numRuns: 1500, seed: 1 },
  );
});

describe('time does not explode for', () => {
  const item = (body: string) => `<rss version="2.0"><channel><item><title>x</title>${body}</item></channel></rss>`;
  const cdata = (html: string) => item(`<description><![CDATA[${html}]]></description>`);
  const shapes: Array<[string, string]> = [
    ['the expression that makes snippets quadratic', cdata('a<p '.repeat(10_000))],
    ['nested elements', cdata('<div>'.repeat(50_000))],
    ['nested elements of the document', item(`<description>${'<div>'.repeat(50_000)}`)],
    ['end tags that close nothing', cdata(`${'<i>'.repeat(150)}${'</b>'.repeat(50_000)}`)],
    ['attributes', cdata(`<p ${Array.from({ length: 10_000 }, (_, i) => `a${i}=1`).join(' ')}>`)],
    [
      'namespaces',
      `<rss ${Array.from({ length: 5000 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}><channel>${'<item xmlns:b="c"/>'.repeat(4000)}</channel></rss>`,
    ],
    ['fields of one entry', item('<pubDate>13 Mar 2024 x</pubDate>'.repeat(20_000))],
    ['a name without end', item(`<author>${'a@'.repeat(100_000)}(</author>`)],
    [
      'entities that expand each other',
      `<!DOCTYPE r [<!ENTITY a "x">${'<!ENTITY b "&a;&a;">'.repeat(1000)}]>${item('&b;')}`,
    ],
    ['unfinished comments', cdata('<!--'.repeat(50_000))],
  ];
  test.each(shapes)('%s', async (_, text) => {
    await milliseconds(text);
    expect(await milliseconds(text)).toBeLessThan(1000);
  });
});

const withoutControls = (text: string) => [...text].filter((character) => character > ' ').join('');

/** Whether a browser could run something in the HTML. */
function isActive(html: string): boolean {
  const visit = (node: { name?: string; attribs?: Record<string, string>; children?: unknown[] }): boolean =>
    /^(?:script|iframe|object|embed|style|link|meta|base|form|svg|math)$/.test(node.name ?? '') ||
    Object.entries(node.attribs ?? {}).some(
      ([name, value]) => /^on|^style$/i.test(name) || /^(?:(?:java|vb)script|data):/i.test(withoutControls(value)),
    ) ||
    (node.children ?? []).some((child) => visit(child as never));
  return visit(parseDocument(html) as never);
}

test('leaves nothing active, whatever the markup', () => {
  const piece = fc.constantFrom(
    ...[
      '<script>',
      '</script>',
      '<svg>',
      '<math>',
      '<style>',
      '</style>',
      '<p ',
      '<a href="',
      'javascript:',
      'java\tscript:',
      '&#x6a;avascript:',
    ],
    ...[
      '<img src=x onerror=alert(1)>',
      '">',
      "'>",
      '>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<textarea>',
      '</textarea>',
      '<title>',
      '</p>',
    ],
    ...[
      '<template>',
      '<noscript>',
      '<xmp>',
      '<plaintext>',
      ' onclick=x ',
      '&lt;script&gt;',
      '&amp;lt;script&amp;gt;',
      'text',
      '\0',
      '<',
      '/',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const html = pieces.join('');
      expect(isActive(safeHtml(html, 'https://news.example/'))).toBe(false);
      expect(parseDocument(plainText(html)).children.some((node) => node.type !== 'text')).toBe(false);
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test('pollutes no prototype', async () => {
  await outcome(
    bytesOf('<rss><channel><__proto__><x>1</x></__proto__><item><constructor>1</constructor></item></channel></rss>'),
  );
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

describe('entities', () => {
  const folder = newFolder();
  const secret = 'the-secret-of-this-machine';
  const file = join(folder, 'secret.txt');
  writeFileSync(file, secret);
  const dtd = join(folder, 'outside.dtd');
  writeFileSync(dtd, `<!ENTITY outside "${secret}">`);
  const address = pathToFileURL(file).href;
  const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n};`.repeat(10)}">`).join('');
  const laughs = `<!ENTITY lol0 "${secret}">${levels}`;
  const feed = (doctype: string, title: string, rest = '') =>
    `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>${title}</title><item><title>${title}</title><link>https://a.example/1</link><description>${title}</description>${rest}</item></channel></rss>`;
  const documents: Record<string, string> = {
    'a billion laughs': feed(`<!DOCTYPE r [${laughs}]>`, '&lol9;'),
    'laughs in an attribute': feed(`<!DOCTYPE r [${laughs}]>`, 'x', '<enclosure url="&lol9;"/>'),
    'quadratic ones': feed(`<!DOCTYPE r [<!ENTITY a "${secret.repeat(4_000)}">]>`, '&a;'.repeat(1_000)),
    'recursive ones': feed('<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', '&a;'),
    'recursive parameters': feed('<!DOCTYPE r [<!ENTITY % a "&#37;b;"><!ENTITY % b "&#37;a;">%a;]>', 'x'),
    'a file': feed(`<!DOCTYPE r [<!ENTITY x SYSTEM "${address}">]>`, '&x;'),
    'a public file': feed(`<!DOCTYPE r [<!ENTITY x PUBLIC "any" "${address}">]>`, '&x;'),
    'a file by a parameter': feed(`<!DOCTYPE r [<!ENTITY % p SYSTEM "${pathToFileURL(dtd).href}">%p;]>`, '&outside;'),
    'a document type elsewhere': feed(`<!DOCTYPE r SYSTEM "${pathToFileURL(dtd).href}">`, '&outside;'),
    'an inclusion': feed(
      '',
      'x',
      `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="${address}"/>`,
    ),
    'a bracket in a quoted entity': feed(`<!DOCTYPE r [<!ENTITY a "]>"><!ENTITY x SYSTEM "${address}">]>`, '&x;'),
    'a second document type': feed('<!DOCTYPE r []>', `<!DOCTYPE r [<!ENTITY x SYSTEM "${address}">]>&x;`),
  };
  test.each(Object.entries(documents))('%s: nothing is expanded or read', async (_, text) => {
    const read = JSON.stringify(await outcome(bytesOf(text)));
    expect(read.length).toBeLessThan(2 * text.length);
    expect(read).not.toContain(secret);
    const times = [];
    for (let i = 0; i < 5; i++) times.push(await milliseconds(text));
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
