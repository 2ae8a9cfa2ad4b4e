import { expect, test } from 'vitest';
import { listRecipients, saveRecipient } from '../../src/io/db/recipients.js';
import { startSession } from '../../src/io/db/sessions.js';
import { reserveDue } from '../../src/stages/delivery.js';
import { createApp } from '../../src/web/app.js';
import { seedArticle } from '../seed.js';
import { newDeps } from '../support.js';
import { person } from './sample.js';

async function start() {
  const deps = await newDeps();
  await seedArticle(deps.db, deps.codebook.hash, { published: '2026-11-22T20:00:00Z', title: 'Москва и Тегеран' });
  await saveRecipient(deps.db, {
    address: 'Reader@x.example',
    hour: '07:00',
    zone: 'Europe/Berlin',
    schedule: 'daily',
    content: 'all',
    token: 't0ken',
    addedAt: new Date('2026-11-22T12:00:00Z'),
  });
  const app = createApp(deps);
  const { id } = await person(deps, 'reader', 'reader');
  const cookie = `entente=${await startSession(deps.db, id)}`;
  return { deps, app, read: (path: string) => app.request(path, { headers: { cookie } }) };
}

test('mail programs end a subscription with one POST and nothing else', async () => {
  const { deps, app } = await start();
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await app.request('/unsubscribe/wrong', { method: 'POST', body })).status).toBe(404);
  expect(await listRecipients(deps.db)).toHaveLength(1);
  const answer = await app.request('/unsubscribe/t0ken', { method: 'POST', body });
  expect(answer.status).toBe(200);
  expect(await listRecipients(deps.db)).toEqual([]);
});

test('a scanner that follows the link unsubscribes nobody', async () => {
  const { deps, app } = await start();
  const page = await app.request('/unsubscribe/t0ken');
  expect(await page.text()).toContain('Send no more digests to reader@x.example?');
  expect(await listRecipients(deps.db)).toHaveLength(1);
});

test('past digests are listed and shown as they were composed', async () => {
  const { deps, read } = await start();
  await reserveDue(deps, new Date('2026-11-23T06:00:00Z'));
  const list = await (await read('/digests')).text();
  const [, path] = /href="(\/digests\/\d+\/2026-11-23)"/.exec(list) ?? [];
  const shown = await (await read(path!)).text();
  expect(shown).toContain('Russia-Iran: 1 strengthening (23 Nov)');
  expect(shown).toContain('<mark>signed</mark>');
  expect(shown).toContain('Москва и Тегеран');
  expect((await read('/digests/99/2026-11-23')).status).toBe(404);
});

test('the next digest can be seen before it is due', async () => {
  const { read } = await start();
  const page = await read('/digests/next');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('As it would be composed now');
});
