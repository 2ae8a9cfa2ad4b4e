import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { projectRoot } from '../../src/paths.js';
import { createApp } from '../../src/web/app.js';
import { openPage, serveApp } from './browser.js';
import { furnish } from './furnish.js';
import { feedSite } from './site.js';

/** What axe, which the page has loaded, finds wrong that keeps people out, in words. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'], preload: false }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const views = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

/** Looks at the open page wide and narrow, light and dark, and says what is wrong with it. */
async function faults(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  // A snapshot is the text of somebody else's page, and runs no script to look at it.
  const asked = name !== 'snapshot';
  // To load it takes as long as to ask it.
  if (asked) await page.evaluate(axe.source);
  for (const { width, colorScheme } of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) found.push(`${overflow} px too wide at ${width}`);
    if (asked) found.push(...(await barriers(page)));
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
  }
  return found.map((fault) => `${name}: ${fault}`);
}

test.skipIf(!inject('chromium'))(
  'every page fits a phone and a desk, shuts nobody out in light or dark, and complains of nothing',
  async () => {
    const { deps, user, pages } = await furnish();
    const { page, complaints } = await openPage(await serveApp(createApp(deps, user)));
    const found: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      expect.soft((await page.goto(path))?.status(), name).toBe(200);
      found.push(...(await faults(page, name)));
    }
    await page.goto('/feeds');
    await page.getByLabel('Add a source').fill(await feedSite());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/feeds/preview');
    found.push(...(await faults(page, 'preview of a source')));
    expect(complaints).toEqual([]);
    for (const [status, path] of [
      [404, '/nowhere'],
      [400, '/commitments?asof=tomorrow'],
      [410, `/join/${'x'.repeat(43)}`],
    ] as const) {
      expect.soft((await page.goto(path))?.status()).toBe(status);
      found.push(...(await faults(page, `error ${status}`)));
    }
    expect(found).toEqual([]);
  },
  480_000,
);

test('the styles name nothing that no page has', () => {
  const read = (folder: string, pattern: RegExp) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(join(projectRoot, folder, name), 'utf8'))
      .join('\n');
  const pages = read('src/web', /\.(tsx|js)$/);
  const words = new Set(pages.match(/[\w-]+/g));
  // States, directions and fates come from the data.
  for (const known of ['accepted', 'dismissed', 'escalated', 'strengthens', 'weakens', 'found']) words.add(known);
  const named = [...read('src/web/public', /\.css$/).matchAll(/[.#]([a-z][\w-]*)(?=[^{}]*\{)/g)].map(
    ([, name]) => name!,
  );
  expect(named.length).toBeGreaterThan(80);
  expect([...new Set(named)].filter((name) => !words.has(name))).toEqual([]);
});
