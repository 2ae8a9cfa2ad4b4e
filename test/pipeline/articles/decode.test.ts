import { expect, test } from 'vitest';
import { decodePage } from '../../../src/pipeline/articles/decode.js';

const russian = 'Порты договорились обмениваться данными, сообщили во вторник их операторы.';

/** Bytes of a text in windows-1251, whose Cyrillic letters are the Unicode ones shifted. */
const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  });

const page = (text: string, charset?: string) =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}</head><p>${text}</p></html>`;
const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['the HTTP header', windows1251(page(russian)), 'text/html; charset=windows-1251'],
  ['the meta tag', windows1251(page(russian, 'windows-1251')), undefined],
  ['the meta tag against the header', windows1251(page(russian, 'windows-1251')), 'text/html; charset=utf-8'],
  ['the letters alone', windows1251(page(russian)), undefined],
  ['the letters against the header', windows1251(page(russian)), 'text/html; charset=ISO-8859-1'],
  ['valid UTF-8 against the header', utf8(page(russian)), 'text/html; charset=windows-1251'],
  [
    'a byte order mark',
    Uint8Array.of(0xff, 0xfe, ...new Uint8Array(Uint16Array.from(page(russian), (c) => c.charCodeAt(0)).buffer)),
    undefined,
  ],
  ['UTF-8 with a stray byte', Uint8Array.of(...utf8(page(russian)), 0xe2), undefined],
])('decodes by %s', (_, bytes, contentType) => {
  expect(decodePage(bytes, contentType)).toContain(russian);
});

test('an unknown label is as good as none', () => {
  expect(decodePage(utf8(page(russian)), 'text/html; charset=klingon')).toContain(russian);
});
