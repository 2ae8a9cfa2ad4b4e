import { expect, test } from 'vitest';
import { findFeeds } from '../../../src/pipeline/feeds/discover.js';

const found = (html: string, base = 'https://news.example/world/') =>
  findFeeds(html, base).filter((candidate) => candidate.found !== 'guessed');

test('finds what the page announces before what it links', () => {
  const page = `<html><head>
    <link rel="stylesheet" type="text/css" href="/style.css">
    <link rel="alternate" hreflang="ru" href="/ru/">
    <link rel="alternate" type="application/rss+xml" title="All news " href="../rss?lang=en&amp;n=50">
    <link rel="ALTERNATE feed" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
    <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed">
    </head><body><a href="/breakfast">Breakfast</a> <a href="/export/rss2/index.xml">RSS</a> <a href="atom.xml">Atom</a>
    <a href="javascript:feed()">no</a></body></html>`;
  expect(found(page)).toEqual([
    { url: 'https://news.example/rss?lang=en&n=50', title: 'All news', found: 'announced' },
    { url: 'https://news.example/world/atom.xml', found: 'announced' },
    { url: 'https://news.example/export/rss2/index.xml', found: 'linked' },
  ]);
});

test('honours the page’s own base', () => {
  const page = '<base href="https://cdn.example/a/"><link rel="alternate" type="application/rss+xml" href="feed">';
  expect(found(page)).toEqual([{ url: 'https://cdn.example/a/feed', found: 'announced' }]);
});

test('guesses the usual places of the site last, each once', () => {
  const candidates = findFeeds('<a href="/rss.xml">RSS</a>', 'https://news.example/world/');
  expect(candidates[0]).toEqual({ url: 'https://news.example/rss.xml', found: 'linked' });
  expect(candidates).toContainEqual({ url: 'https://news.example/feed/', found: 'guessed' });
  expect(new Set(candidates.map(({ url }) => url)).size).toBe(candidates.length);
});

test('stops at nonsense and keeps what it found', () => {
  const page = `<link rel="alternate" type="application/rss+xml" href="/a">${'<div>'.repeat(200_000)}${'</b>'.repeat(50_000)}`;
  expect(found(page)).toEqual([{ url: 'https://news.example/a', found: 'announced' }]);
});
