import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readYaml } from '../../src/io/yaml.js';
import { projectRoot } from '../../src/paths.js';
import { type FeedSource, feedSourcesSchema } from '../../src/pipeline/feeds/sources.js';

const sources = readYaml(join(projectRoot, 'config/feeds.yaml'), feedSourcesSchema);

const count = (matches: (source: FeedSource) => boolean) => sources.filter(matches).length;

test('the sources that ship speak English, Russian and Persian', () => {
  expect(sources.length).toBeGreaterThan(90);
  expect(count(({ language }) => language === 'en')).toBeGreaterThan(40);
  expect(count(({ language }) => language === 'ru')).toBeGreaterThan(20);
  expect(count(({ language }) => language === 'fa')).toBeGreaterThan(10);
});

test('each side speaks in its own language, in English and through several families', () => {
  for (const [alignment, language] of [
    ['russian-state', 'ru'],
    ['iranian-state', 'fa'],
  ]) {
    const side = sources.filter((source) => source.alignment === alignment);
    expect(side.some((source) => source.language === language)).toBe(true);
    expect(side.some((source) => source.language === 'en')).toBe(true);
    expect(new Set(side.map(({ family }) => family)).size).toBeGreaterThan(5);
  }
});

test('the press of the two states is not judged better than fairly reliable where a ministry or a guard corps writes it', () => {
  const bound = sources.filter(({ type }) => /^(state-|irgc-|hardline-)/.test(type ?? ''));
  expect(bound.length).toBeGreaterThan(5);
  for (const { id, reliability } of bound) expect(['C', 'D', 'E'], id).toContain(reliability);
});

test('one family has one alignment', () => {
  const alignments = new Map(sources.map(({ family, alignment }) => [family, alignment]));
  for (const { id, family, alignment } of sources) expect(alignments.get(family), id).toBe(alignment);
});

test('a fallback lies on another host than the feed it stands in for', () => {
  const pairs = sources.filter(({ fallback }) => fallback !== undefined);
  expect(pairs.length).toBeGreaterThan(3);
  for (const { url, fallback } of pairs) expect(new URL(fallback!).host).not.toBe(new URL(url).host);
});

test('a source that is known to shut readers out has a fallback, or is read elsewhere already', () => {
  const shut = sources.filter(({ note }) => /^answers 403|closed to|blocked|bot check|certificate/.test(note ?? ''));
  expect(shut.length).toBeGreaterThan(5);
  for (const { id, url, fallback } of shut) expect(fallback ?? url, id).toContain('news.google.com');
});

const source = {
  id: 'one',
  name: 'One',
  url: 'https://one.example/rss',
  language: 'en',
  country: 'GB',
  alignment: 'western',
  family: 'one',
  reliability: 'B',
};

const faults = (...list: unknown[]) =>
  feedSourcesSchema.safeParse(list).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('a source that says all there is to say is accepted', () => {
  expect(faults(source, { ...source, id: 'two', url: 'http://two.example/', fallback: 'https://x.example/' })).toEqual(
    [],
  );
});

test.each([
  ['url', 'ftp://one.example/rss', '0.url: expected an address that starts with http:// or https://'],
  ['url', 'javascript:alert(1)', '0.url: expected an address that starts with http:// or https://'],
  [
    'url',
    'https://me:secret@one.example/',
    '0.url: expected an address without a user name and password: none is fetched with them',
  ],
  ['fallback', 'file:///etc/passwd', '0.fallback: expected an address that starts with http:// or https://'],
  ['id', 'One Source', '0.id: expected lower-case letters, digits and hyphens, such as tass-en'],
  ['language', 'English', '0.language: expected a language code such as fa'],
  ['country', 'gb', '0.country: expected a country code such as IR'],
  ['alignment', 'The West', '0.alignment: expected lower-case letters, digits and hyphens, such as russian-state'],
  ['name', ' ', '0.name: expected the name that readers know'],
])('refuses %s %s and says what was expected', (field, value, fault) => {
  expect(faults({ ...source, [field]: value })).toEqual([fault]);
});

test('refuses an unknown reliability', () => {
  expect(faults({ ...source, reliability: 'Z' })[0]).toMatch(/^0\.reliability: .*expected one of/);
});

test('refuses a misspelt key', () => {
  expect(faults({ ...source, relaibility: 'A' })[0]).toContain('relaibility');
});

test('refuses an id or an address that stands there twice, however it is spelt', () => {
  expect(faults(source, { ...source, url: 'https://two.example/' })).toEqual(['1.id: is the id of one already']);
  expect(faults(source, { ...source, id: 'two', url: 'https://ONE.example:443/rss' })).toEqual([
    '1.url: is the url of one already',
  ]);
});
