import { asc } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { decisions } from '../../src/io/db/schema.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { openPage, serveApp } from './browser.js';
import { addSample, manyArticles, person, webDeps } from './sample.js';

const patience = { timeout: 20_000 };
const inBrowser = test.skipIf(!inject('chromium'));

async function reviewing(articles?: Parameters<typeof addSample>[1]) {
  const store = await newStore();
  const ids = await addSample(store, articles);
  const visit = await openPage(await serveApp(createApp(webDeps(store), await person(store, 'Anna'))));
  const saved = () =>
    store.db
      .select({ id: decisions.articleId, action: decisions.action, reason: decisions.reason })
      .from(decisions)
      .orderBy(asc(decisions.id));
  return { ...visit, ids, saved };
}

inBrowser('keys move, decide, choose a reason and take back', async () => {
  const { page, complaints, ids, saved } = await reviewing();
  await page.goto('/');
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await page.keyboard.press('N');
  await page.keyboard.press('3');
  await page.keyboard.press('z');
  await expect.poll(async () => (await saved()).length, patience).toBe(3);
  expect(await saved()).toEqual([
    { id: ids[2], action: 'accept', reason: null },
    { id: ids[1], action: 'dismiss', reason: 'duplicate' },
    { id: ids[1], action: 'undo', reason: null },
  ]);
  await expect.poll(() => page.locator('.item.decided').count(), patience).toBe(1);
  await page.keyboard.press('?');
  expect(await page.locator('#keys').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

inBrowser('selected items are decided and taken back together, and one of them alone by its button', async () => {
  const { page, ids, saved } = await reviewing();
  await page.goto('/');
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  expect(await page.locator('#selected').textContent()).toBe('2 selected:');
  await page.keyboard.press('e');
  await expect.poll(() => page.locator('#status').textContent(), patience).toBe('Escalated. 2 items.');
  await page.locator(`#item-${ids[2]}`).getByRole('button', { name: 'Undo' }).click();
  for (const key of ['z', 'X', 'n']) await page.keyboard.press(key);
  await expect.poll(async () => (await saved()).length, patience).toBe(7);
  expect((await saved()).map(({ id, action }) => `${action} ${ids.indexOf(id)}`)).toEqual([
    ...['escalate 2', 'escalate 1', 'undo 2', 'undo 1'],
    ...['dismiss 2', 'dismiss 1', 'dismiss 0'],
  ]);
});

inBrowser('an article leads to the next of its queue and back to where its reader stood', async () => {
  const { page, ids, saved } = await reviewing();
  const queue = '/?direction=strengthens&state=open';
  await page.goto(queue);
  for (const key of ['j', 'o']) await page.keyboard.press(key);
  await page.waitForURL(`**/articles/${ids[2]}`);
  for (const key of ['y', 'j']) await page.keyboard.press(key);
  await page.waitForURL(`**/articles/${ids[1]}`);
  await page.keyboard.press('k');
  await page.waitForURL(`**/articles/${ids[2]}`);
  await page.keyboard.press('u');
  await page.waitForURL(`**${queue}`);
  await expect.poll(() => page.locator('.item.current').getAttribute('data-id'), patience).toBe(`${ids[1]}`);
  expect(await saved()).toEqual([{ id: ids[2], action: 'accept', reason: null }]);
});

inBrowser('a save that fails stays visible, outlives a reload and is stored once', async () => {
  const { page, ids, saved } = await reviewing();
  await page.goto('/');
  let answers = 0;
  await page.route('**/decisions', async (route) => {
    answers += 1;
    // The first try never arrives; the second arrives, but its answer is lost.
    if (answers === 2) await route.fetch();
    await route.abort().catch(() => {});
  });
  await page.keyboard.press('j');
  await page.keyboard.press('y');
  await expect.poll(() => page.locator('#status').textContent(), patience).toContain('1 not saved yet');
  await expect.poll(() => answers, patience).toBeGreaterThanOrEqual(2);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.unroute('**/decisions');
  await page.reload();
  await expect.poll(() => page.evaluate(() => localStorage.length), patience).toBe(0);
  expect(await saved()).toEqual([{ id: ids[2], action: 'accept', reason: null }]);
});

/** Seconds of processor time that the page's own thread has worked: whatever else the machine does is not in it. */
async function watchThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
}

inBrowser(
  'a hundred items are decided by keyboard without waiting for the server, each within a tenth of a second of work',
  async () => {
    const { page, saved } = await reviewing(manyArticles(100));
    const worked = await watchThread(page);
    let spent = 0;
    for (let left = 100; left > 0; ) {
      let answer = () => {};
      const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
      await page.route('**/decisions', (route) => mayAnswer.then(() => route.continue()));
      await page.goto('/');
      const here = await page.locator('.item').count();
      const before = await worked();
      await page.keyboard.press('j');
      for (let index = 0; index < here; index += 1) await page.keyboard.press(index % 2 ? 'y' : 'n');
      expect(await page.locator('.item.decided').count()).toBe(here);
      spent += (await worked()) - before;
      expect(await saved()).toHaveLength(100 - left);
      answer();
      left -= here;
      await expect.poll(async () => (await saved()).length, patience).toBe(100 - left);
      await page.unroute('**/decisions');
    }
    expect(spent / 100).toBeLessThan(0.1);
  },
  120_000,
);

inBrowser('without script, buttons decide and the page says when somebody was faster', async () => {
  const store = await newStore();
  const [first] = await addSample(store);
  const { page } = await openPage(await serveApp(createApp(webDeps(store), await person(store, 'Anna'))), {
    javaScriptEnabled: false,
  });
  await page.goto('/');
  const stale = await page.context().newPage();
  await stale.goto(`/articles/${first}`);
  await page.locator(`#item-${first} button.accept`).click();
  expect(await page.locator('.item').count()).toBe(2);
  await stale.locator('button.dismiss').click();
  expect(await stale.locator('h1').textContent()).toBe('Somebody decided meanwhile');
  await stale.locator('button[name=anyway]').click();
  expect(await stale.locator('.original .state').textContent()).toBe('dismissed');
  await stale.locator('summary', { hasText: 'Change indicators' }).click();
  await stale.locator('.label-row').last().locator('[name=indicator]').selectOption('trade');
  await stale.locator('.label-row').last().locator('[name=quote]').fill('a fifth of the grain');
  await stale.getByRole('button', { name: 'Save the indicators' }).click();
  expect(await stale.locator('.text mark').last().textContent()).toContain('a fifth of the grain');
  expect(await stale.locator('.history li').count()).toBe(3);
});
