import { expect, test } from 'vitest';
import { stillValid, validatorsOf } from '../../../src/pipeline/feeds/validators.js';

const now = new Date('2024-03-13T12:00:00Z');
const modified = 'Tue, 12 Mar 2024 08:00:00 GMT';

test.each<[string, Record<string, string>, string | null, string | null]>([
  ['kept verbatim', { etag: 'W/"a"', 'last-modified': modified }, 'W/"a"', modified],
  ['absent', {}, null, null],
  ['not meant by a server that says Expires: 0', { etag: '"a"', 'last-modified': modified, expires: '0' }, null, null],
  ['meant by one that expires properly', { etag: '"a"', expires: modified }, '"a"', null],
  ['modified in the future', { 'last-modified': 'Tue, 19 Jan 2038 03:14:07 GMT' }, null, null],
  ['modified at no time', { 'last-modified': 'yesterday' }, null, null],
])('validators: %s', (_, headers, etag, lastModified) => {
  expect(validatorsOf(headers, now)).toEqual({ etag, lastModified });
});

test('a document is trusted for eight days, at its own address', () => {
  const days = (count: number) => new Date(now.getTime() - count * 86_400_000);
  const last = {
    etag: '"a"',
    lastModified: null,
    bodyHash: 'h',
    fetchedFrom: 'https://a.example/',
    fetchedAt: days(7),
  };
  expect(stillValid(last, 'https://a.example/', now)).toBe(last);
  expect(stillValid(last, 'https://b.example/', now)).toBeNull();
  expect(stillValid({ ...last, fetchedAt: days(8) }, 'https://a.example/', now)).toBeNull();
  expect(stillValid({ ...last, fetchedAt: null }, 'https://a.example/', now)).toBeNull();
  expect(stillValid(null, 'https://a.example/', now)).toBeNull();
});
