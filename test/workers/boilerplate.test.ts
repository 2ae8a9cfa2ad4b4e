import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addEntries } from '../../src/io/db/entries.js';
import { articles, boilerplate } from '../../src/io/db/schema.js';
import scrape from '../../workers/scrape.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

const furniture =
  'The Harbour Gazette has reported from the coast since 1921 and belongs to the people who write and print it.';
const topics = ['ferries', 'cranes', 'lighthouses', 'pilots', 'dredgers', 'buoys'];

const paragraphs = (topic: string) =>
  ['On Monday', 'A day later', 'By the weekend', 'In the end'].map(
    (when, i) => `${when} the owners of the ${topic} met for round ${i} of their talks and agreed on the next step.`,
  );
const page = (topic: string) =>
  `<title>Talks on ${topic}</title><article><h1>Talks on ${topic}</h1>${[...paragraphs(topic), furniture]
    .map((text) => `<p>${text}</p>`)
    .join('')}</article>`;

/** Reads these pages of one host, one after another, and returns their texts. */
async function read(pages: string[]) {
  const site = await newSite((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url!.slice(1))]);
  });
  const deps = await newDeps();
  const host = new URL(site.origin).host;
  await addEntries(
    deps.db,
    pages.map((_, i) => ({
      canonicalUrl: `${site.origin}/${i}`,
      url: `${site.origin}/${i}`,
      host,
      title: '',
      summary: '',
    })),
  );
  // A run leaves its host after a while; the queue sends it back.
  while ((await scrape.run({ host }, deps)).again !== undefined);
  const rows = await deps.db.select({ text: articles.text }).from(articles).orderBy(asc(articles.id));
  return { deps, texts: rows.map(({ text }) => text) };
}

test('a paragraph that three articles of a site have is no text of the next one', async () => {
  const { deps, texts } = await read(topics.map(page));
  expect(texts.map((text) => text?.includes(furniture))).toEqual([true, true, true, false, false, false]);
  expect(texts[5]).toBe(paragraphs('buoys').join('\n'));
  const known = await deps.db.select({ paragraph: boilerplate.paragraph }).from(boilerplate);
  expect(known).toEqual([{ paragraph: furniture }]);
}, 60_000);

test('copies of an article keep their text', async () => {
  const copy = (i: number) => page('ferries').replace('Talks on', `Update ${i} of the talks on`);
  const { texts } = await read([1, 2, 3, 4].map(copy));
  for (const text of texts) expect(text).toContain(paragraphs('ferries').join('\n'));
}, 60_000);
