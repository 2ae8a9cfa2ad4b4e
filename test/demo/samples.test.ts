import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOutlets } from '../../src/demo/outlets.js';
import { projectRoot } from '../../src/paths.js';

const DAY = 86_400_000;
const directory = join(projectRoot, 'config/demo');
const now = new Date('2026-03-05T14:00:00Z');
const outlets = readOutlets(directory, now);
const articles = outlets.flatMap((outlet) => outlet.articles.map((article) => ({ ...article, outlet })));

const INDICATORS = [
  ...['arms-to-russia', 'arms-to-iran', 'joint-production', 'exercises', 'military-ties', 'intelligence-space-cyber'],
  ...['leader-contact', 'treaty', 'diplomatic-backing', 'blocs', 'rhetoric-trust'],
  ...['trade', 'finance-sanctions', 'energy', 'transport', 'nuclear', 'society'],
  ...['syria-levant', 'caucasus-caspian', 'crisis-response', 'hedging'],
];

test('every indicator is shown in both directions', () => {
  const shown = articles.flatMap(({ expected }) =>
    expected.labels.map((label) => `${label.indicator} ${label.direction}`),
  );
  expect([...new Set(shown)].sort()).toEqual(
    INDICATORS.flatMap((indicator) => [`${indicator} strengthens`, `${indicator} weakens`]).sort(),
  );
});

test('relevant articles have labels and the others have none', () => {
  for (const { slug, expected } of articles) {
    expect(expected.labels.length > 0, slug).toBe(expected.relevant);
    const pairs = expected.labels.map(({ indicator, direction }) => `${indicator} ${direction}`);
    expect(new Set(pairs).size, slug).toBe(pairs.length);
  }
  expect(articles.filter(({ expected }) => !expected.relevant).length).toBeGreaterThan(articles.length / 4);
});

test('outlets and articles keep out of each other’s way', () => {
  for (const field of ['id', 'name', 'host'] as const) {
    expect(new Set(outlets.map((outlet) => outlet[field])).size).toBe(outlets.length);
  }
  expect(new Set(articles.map(({ slug }) => slug)).size).toBe(articles.length);
});

test('articles are short news stories in the language of their outlet', () => {
  const scripts: Record<string, RegExp> = { en: /[a-z]/gi, ru: /[а-яё]/gi, fa: /[\u0621-\u06cc]/g };
  for (const { slug, text, outlet } of articles) {
    const paragraphs = text.split('\n').length;
    expect(paragraphs >= 3 && paragraphs <= 5, `${slug}: ${paragraphs} paragraphs`).toBe(true);
    const words = text.split(/\s+/).length;
    expect(words >= 110 && words <= 220, `${slug}: ${words} words`).toBe(true);
    const letters = text.match(/\p{L}/gu)!.length;
    expect(text.match(scripts[outlet.language]!)!.length / letters, slug).toBeGreaterThan(0.85);
  }
});

test('no article names a weekday, since its date moves with the day it is shown', () => {
  const weekday =
    /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|понедельник|вторник|\bсред[ауы]\b|четверг|пятниц|شنبه|جمعه/iu;
  for (const { slug, title, text } of articles) expect(weekday.test(`${title}\n${text}`), slug).toBe(false);
});

test('at any time of day the articles are past, fresh and in the same order', () => {
  const order = (list: typeof outlets) =>
    list
      .flatMap((outlet) => outlet.articles)
      .sort((a, b) => b.published.getTime() - a.published.getTime())
      .map(({ slug }) => slug);
  for (const moment of ['2026-03-05T00:00:00Z', '2026-03-05T05:00:00Z', '2026-03-05T23:59:00Z']) {
    const then = new Date(moment);
    const dated = readOutlets(directory, then);
    const ages = dated.flatMap((outlet) =>
      outlet.articles.map(({ published }) => then.getTime() - published.getTime()),
    );
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...ages)).toBeLessThan(DAY);
    expect(order(dated)).toEqual(order(outlets));
  }
});

test('an announcement comes before the delivery and a claim before its denial', () => {
  const date = (slug: string) => articles.find((article) => article.slug === slug)!.published.getTime();
  expect(date('balgard-gharardad')).toBeLessThan(date('vertolety-peredany'));
  expect(date('engines-traced-to-iran')).toBeLessThan(date('tehran-rejects-drone-claim'));
});

test('a syndicated copy is almost word for word its original', () => {
  const words = (slug: string) => new Set(articles.find((article) => article.slug === slug)!.text.split(/\s+/));
  const original = words('sea-lantern-drill');
  const copy = words('sea-lantern-opens');
  const shared = [...copy].filter((word) => original.has(word)).length;
  expect(shared / copy.size).toBeGreaterThan(0.9);
});
