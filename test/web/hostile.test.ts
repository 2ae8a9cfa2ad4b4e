import { eq } from 'drizzle-orm';
import { afterAll, expect, inject, test } from 'vitest';
import { articles, feeds } from '../../src/io/db/schema.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { closeBrowser, openPage, serveApp } from './browser.js';
import { addSample, person, webDeps } from './sample.js';

afterAll(closeBrowser);

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

test.skipIf(!inject('chromium'))(
  'no text of a feed, an article or a person becomes code',
  async () => {
    const store = await newStore();
    const labels = [{ indicator: 'trade', direction: 'weakens' as const, evidence: ['Iran'] }];
    const time = '2026-11-20T00:00:00Z';
    const base = { feedId: 'caspian-herald', language: 'en', time, labels, score: 0.9 };
    const ids = await addSample(
      store,
      hostile.map((text) => ({ ...base, title: `Iran ${text}`, text: `Iran ${text}\n${text} Iran.` })),
    );
    for (const [index, text] of hostile.entries())
      await store.db
        .update(articles)
        .set({ authors: [text], language: `en"${text}`, url: text })
        .where(eq(articles.id, ids[index]!));
    await store.db.update(feeds).set({ name: hostile.join(' '), alignment: hostile[0]!, reliability: hostile[3]! });
    const user = await person(store, hostile[4]!);
    const address = await serveApp(createApp(webDeps(store), user));
    const { page, complaints } = await openPage(address);
    const outside: string[] = [];
    page.on('request', (request) => request.url().startsWith(address) || outside.push(request.url()));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    await page.request.post('/decisions', {
      headers: { origin: address },
      form: { item: `${ids[0]}:0`, action: 'note', note: hostile.join('\n') },
    });
    const search = `/?in=all&q=${encodeURIComponent(`Iran ${hostile[1]}`)}`;
    for (const path of ['/', search, '/account', '/feeds', ...ids.map((id) => `/articles/${id}`)]) {
      await page.goto(path);
      // Our own charts say of themselves that they are images; no text of others may bring one.
      const dangerous = await page.evaluate(() => ({
        broken: 'broken' in window,
        scripts: [...document.scripts].map(({ src }) => new URL(src).pathname),
        elements: document.querySelectorAll(
          'iframe,object,embed,svg:not([role="img"]),math,img,video,base,style,meta[http-equiv],template',
        ).length,
        handlers: [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
          [...attributes].filter(({ name }) => name.startsWith('on') || name === 'style'),
        ).length,
        links: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
      }));
      expect
        .soft(dangerous, path)
        .toEqual({ broken: false, scripts: ['/review.js'], elements: 0, handlers: 0, links: 0 });
    }
    expect(outside).toEqual([]);
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  },
  90_000,
);
