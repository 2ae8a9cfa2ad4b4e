import { expect, inject, test } from 'vitest';
import { addInvitation } from '../../src/io/db/invitations.js';
import { decisions } from '../../src/io/db/schema.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { openPage, serveApp } from './browser.js';
import { addSample, manyArticles, webDeps } from './sample.js';

const patience = { timeout: 20_000 };

test.skipIf(!inject('chromium'))(
  'from the first start to the log-out, as an analyst would',
  async () => {
    const store = await newStore();
    await addSample(store);
    await addSample(store, manyArticles(40));
    const address = await serveApp(createApp(webDeps(store)));
    const { page, complaints } = await openPage(address);
    await page.goto('/');
    expect(page.url()).toBe(`${address}/login?to=%2F`);
    await page.goto(`/join/${await addInvitation(store.db, 'admin')}`);
    await page.locator('[name=name]').fill('Vera');
    await page.locator('[name=password]').fill('a long enough password');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/`);

    for (let left = 30; left > 0; left -= 15) {
      await page.goto('/');
      await page.keyboard.press('j');
      for (let index = 0; index < 15; index += 1) await page.keyboard.press(['y', 'n', 'e'][index % 3]!);
      await page.keyboard.press('z');
      await page.keyboard.press('y');
      await expect
        .poll(async () => (await store.db.select().from(decisions)).length, patience)
        .toBe(17 * (31 - left > 15 ? 2 : 1));
    }

    const search = async (words: string) => {
      await page.goto('/');
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/?in=all&q=*');
      return page.locator('.queue mark.found').allTextContents();
    };
    expect(await search('Иран')).toContain('Ираном');
    expect(await search('كشتي')).toContain('کشتی‌های');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href^="/export.csv"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('entente.csv');

    const colleague = await page.context().newPage();
    await page.goto('/');
    await addSample(store, manyArticles(1));
    await expect.poll(() => page.locator('#news').textContent(), patience).toBe('1 new');

    await colleague.goto('/account');
    await colleague.getByRole('button', { name: 'Log out' }).click();
    await colleague.waitForURL('**/login');
    await page.goto('/');
    expect(page.url()).toBe(`${address}/login?to=%2F`);
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  },
  120_000,
);

test.skipIf(!inject('chromium'))(
  'two who look at the same article know of each other',
  async () => {
    const store = await newStore();
    const [id] = await addSample(store);
    const address = await serveApp(createApp(webDeps(store)));
    const enter = async (name: string) => {
      const { page } = await openPage(address);
      await page.clock.install();
      await page.goto(`/join/${await addInvitation(store.db, 'analyst')}`);
      await page.locator('[name=name]').fill(name);
      await page.locator('[name=password]').fill('a long enough password');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address}/`);
      await page.goto(`/articles/${id}`);
      return page;
    };
    const anna = await enter('Anna');
    const boris = await enter('Boris');
    await expect.poll(() => boris.locator('#others').textContent(), patience).toBe('Anna looks at this too');
    await anna.clock.fastForward(15_000);
    await expect.poll(() => anna.locator('#others').textContent(), patience).toBe('Boris looks at this too');
  },
  60_000,
);
