import { afterAll, expect, inject, test } from 'vitest';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { closeBrowser, openPage, serveApp } from './browser.js';
import { addSample, person, webDeps } from './sample.js';

afterAll(closeBrowser);

const themes = ['light', 'dark'] as const;

test.skipIf(!inject('chromium'))('no page scrolls sideways or complains, wide or narrow, light or dark', async () => {
  const store = await newStore();
  const [english, , persian] = await addSample(store);
  const address = await serveApp(createApp(webDeps(store), await person(store, 'Anna')));
  for (const colorScheme of themes)
    for (const width of [360, 1280]) {
      const { page, complaints } = await openPage(address, { colorScheme, viewport: { width, height: 800 } });
      for (const path of ['/', '/?q=ферма&in=all', `/articles/${english}`, `/articles/${persian}`]) {
        await page.goto(path);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
        const shots = process.env.SCREENSHOTS;
        if (shots)
          await page.screenshot({
            path: `${shots}/${colorScheme}-${width}-${path.replaceAll('/', '_')}.png`,
            fullPage: true,
          });
      }
      expect(complaints).toEqual([]);
    }
});
