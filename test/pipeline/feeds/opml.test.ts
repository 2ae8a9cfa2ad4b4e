import { expect, test } from 'vitest';
import { readOpml, writeOpml } from '../../../src/pipeline/feeds/opml.js';

test('what is exported is imported again, whatever the names', () => {
  const feeds = [
    { url: 'https://a.example/feed?x=1&y=2', name: 'Harbour & "Gazette" <daily>', language: 'en' },
    { url: 'https://b.example/rss', name: 'خبرگزاری', language: null },
  ];
  const document = writeOpml(feeds, new Date('2024-03-13T12:00:00Z'));
  expect(readOpml(document, 'all.opml')).toEqual([
    { url: feeds[0]!.url, name: feeds[0]!.name, language: 'en' },
    { url: feeds[1]!.url, name: feeds[1]!.name },
  ]);
});

test('feeds are found in groups, in any case, each once, and only with addresses that can be fetched', () => {
  const document = `<opml><body><outline text="Group">
    <outline TEXT="One" xmlURL="https://one.example/rss"/><outline title="Again" xmlUrl="https://one.example/rss"/>
    <outline text="Local" xmlUrl="file:///etc/passwd"/><outline text="Own" xmlUrl="https://me:secret@own.example/rss"/>
    </outline></body></opml>`;
  expect(readOpml(document, 'x.opml').map(({ url }) => url)).toEqual([
    'https://one.example/rss',
    'https://own.example/rss',
  ]);
});

test('a file without feeds is named', () => {
  expect(() => readOpml('<html></html>', 'page.opml')).toThrow('page.opml: no feeds found');
});
