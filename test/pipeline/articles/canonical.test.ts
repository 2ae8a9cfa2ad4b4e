import { expect, test } from 'vitest';
import { canonicalOf, canonicalUrl } from '../../../src/pipeline/articles/canonical.js';

const story = 'https://example.org/trade/ports?id=7';

test.each([
  ['tracking parameters', 'https://example.org/trade/ports?utm_source=x&id=7&fbclid=y&ysclid=z'],
  ['a fragment', 'https://example.org/trade/ports?id=7#comments'],
  ['http, default port and www', 'http://www.example.org:80/trade/ports?id=7'],
  ['the mobile host', 'https://m.example.org/trade/ports?id=7'],
  ['the AMP path', 'https://www.example.org/trade/ports/amp/?id=7'],
  ['the AMP prefix and parameter', 'https://amp.example.org/amp/trade/ports?amp=1&id=7'],
  ['the AMP cache', 'https://www-example-org.cdn.ampproject.org/c/s/www.example.org/trade/ports?id=7'],
  ['a trailing slash', 'https://example.org/trade//ports/?id=7'],
  ['user and password', 'https://user:secret@example.org/trade/ports?id=7'],
])('%s make no other article', (_, url) => {
  expect(canonicalUrl(url)).toBe(story);
});

test.each([
  ['another parameter', 'https://example.org/trade/ports?id=8'],
  ['another path', 'https://example.org/trade/Ports?id=7'],
  ['another port', 'https://example.org:8443/trade/ports?id=7'],
  ['another host', 'https://news.example.org/trade/ports?id=7'],
])('%s makes another article', (_, url) => {
  expect(canonicalUrl(url)).not.toBe(story);
});

test('the order of parameters and the way of escaping do not matter', () => {
  expect(canonicalUrl('https://example.org/порт?b=2&a=1')).toBe(
    canonicalUrl('https://example.org/%d0%bf%d0%be%d1%80%d1%82?a=1&b=2'),
  );
});

test('a host that is itself called m or amp stays', () => {
  expect(canonicalUrl('https://m.org/a')).toBe('https://m.org/a');
});

test.each(['javascript:alert(1)', 'mailto:a@example.org', 'ftp://example.org/a', 'not an address', ''])(
  '%s is no article',
  (url) => {
    expect(canonicalUrl(url)).toBeUndefined();
  },
);

test('believes the page about its address on its own site only', () => {
  const url = 'https://www.example.org/trade/ports?id=7&print=1';
  expect(canonicalOf(url, ['/trade/ports-agree'])).toBe('https://example.org/trade/ports-agree');
  expect(canonicalOf(url, ['https://elsewhere.example.com/copy'])).toBe(story);
  expect(canonicalOf(url, ['https://www.example.org/', undefined])).toBe(story);
});
