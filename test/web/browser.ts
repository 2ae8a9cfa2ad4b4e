import { serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import type { Web } from '../../src/web/context.js';

export interface Visit {
  page: Page;
  /** What the browser complained of: errors of scripts and breaches of the content security policy. */
  complaints: string[];
}

/** Serves the pages on a free port until the test ends, and returns their address. */
export async function serveApp(app: Web): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address) => resolve(address.port));
    onTestFinished(() => void server.close());
  });
  return `http://127.0.0.1:${port}`;
}

/** The one browser of this process, which ends with it: it takes longer to start than a page to look at. */
let browser: Promise<Browser> | undefined;

/** A new page in a browser profile of its own. */
export async function openPage(baseURL: string, options: BrowserContextOptions = {}): Promise<Visit> {
  browser ??= chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
  const context = await (await browser).newContext({ baseURL, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
