import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { feedsCommand } from '../../src/commands/feeds/index.js';
import { statusCommand } from '../../src/commands/status.js';
import { openStore } from '../../src/io/db/database.js';
import { savePoll } from '../../src/io/db/polls.js';
import { feeds } from '../../src/io/db/schema.js';
import { newSite, type Site } from '../io/http/site.js';
import { newDatabase, newFolder } from '../support.js';

const folder = newFolder();

const declared = `
- id: strait-times
  name: Strait Times
  url: http://127.0.0.1:9/feed
  language: en
  country: IR
  alignment: independent
  family: strait
  reliability: B
`;

/** The commands as a user types them, on a store of their own. Answers with what they print. */
async function terminal() {
  const feedsFile = join(folder, 'feeds.yaml');
  writeFileSync(feedsFile, declared);
  vi.stubEnv('DATABASE_URL', await newDatabase());
  vi.stubEnv('ENTENTE_FEEDS', feedsFile);
  vi.stubEnv('ENTENTE_ALLOW_PRIVATE', '127.0.0.0/8');
  vi.stubEnv('ENTENTE_HOST_SPACING_MS', '10');
  vi.stubEnv('ENTENTE_THREADS', '1');
  vi.stubEnv('LOG_LEVEL', 'silent');
  const lines: string[] = [];
  const printed = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => {
    vi.unstubAllEnvs();
    printed.mockRestore();
  });
  return async (...words: string[]) => {
    lines.length = 0;
    const program = new Command('entente');
    feedsCommand(program);
    statusCommand(program);
    await program.parseAsync(['node', 'entente', ...words]);
    return lines.join('\n');
  };
}

const item = (name: string, link: string) =>
  `<item><title>${name}</title>${link && `<link>${link}</link>`}<pubDate>Tue, 12 Mar 2024 08:00:00 GMT</pubDate></item>`;

/** A publisher: a front page that announces a feed, and the feed with entries good and bad. */
async function publisher(): Promise<Site> {
  const site = await newSite((request, response) => {
    const link = (path: string) => `${site.origin}${path}`;
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' });
      return response.end(
        '<!doctype html><title>Gazette</title><link rel="alternate" type="application/rss+xml" href="/news.xml">',
      );
    }
    if (request.url !== '/news.xml') return response.writeHead(404).end();
    const items = item('One', link('/1')) + item('Two', link('/2')) + item('Two again', link('/2')) + item('None', '');
    response.end(
      `<rss version="2.0"><channel><title>Harbour Gazette</title><language>en-GB</language>${items}</channel></rss>`,
    );
  });
  return site;
}

test('a site becomes a source: found, shown, saved only when told to, and listed', async () => {
  const entente = await terminal();
  const site = await publisher();
  const shown = await entente('feeds', 'add', `${site.origin}/`);
  for (const part of ['Harbour Gazette', `${site.origin}/news.xml`, 'en-GB', '2024-03-12 08:00  One', 'Not saved'])
    expect(shown).toContain(part);
  expect(await entente('feeds', 'list')).not.toContain('Harbour');
  const saved = await entente('feeds', 'add', site.origin, '--yes', '--alignment', 'independent', '--country', 'IR');
  expect(saved).toContain('Saved: Harbour Gazette');
  expect(await entente('feeds', 'add', site.origin, '--yes')).toContain('It is a source already');
  const rows = (await entente('feeds', 'list', '--json')).split('\n').map((line) => JSON.parse(line));
  expect(rows).toMatchObject([
    {
      name: 'Harbour Gazette',
      url: `${site.origin}/news.xml`,
      language: 'en',
      alignment: 'independent',
      country: 'IR',
    },
    { id: 'strait-times', origin: 'config', health: { state: 'new' } },
  ]);
});

test('a feed is tried without being saved: what would be stored and why the rest would not', async () => {
  const entente = await terminal();
  const site = await publisher();
  const said = await entente('feeds', 'test', `${site.origin}/news.xml`);
  expect(said).toContain('4 entries: 2 new, 0 known already, 2 not stored');
  expect(said).toMatch(/not stored: an earlier entry has the same address +Two again/);
  expect(said).toMatch(/not stored: it has no address +None/);
  expect(await entente('feeds', 'list')).not.toContain('Harbour');
});

test('an address without a feed is refused with what helps', async () => {
  const entente = await terminal();
  const site = await publisher();
  await expect(entente('feeds', 'test', `${site.origin}/`)).rejects.toThrow(
    /a web page, not a feed[\s\S]*entente feeds add/,
  );
  await expect(entente('feeds', 'test', `${site.origin}/gone`)).rejects.toThrow('the server answered 404');
  await expect(entente('feeds', 'add', 'no address')).rejects.toThrow('is no address');
  await expect(entente('feeds', 'add', site.origin, '--country', 'Iran')).rejects.toThrow('--country: expected');
  const bare = await newSite((_, response) => void response.end('<html>nothing here</html>'));
  await expect(entente('feeds', 'add', bare.origin)).rejects.toThrow('no feed found at');
});

test('sources are paused, resumed and removed by a part of their name', async () => {
  const entente = await terminal();
  const site = await publisher();
  await entente('feeds', 'add', site.origin, '--yes');
  expect(await entente('feeds', 'pause', 'harbour')).toContain('Harbour Gazette is paused');
  expect(await entente('feeds', 'list')).toMatch(/Harbour Gazette +en +paused/);
  await entente('feeds', 'resume', 'harbour');
  expect(await entente('feeds', 'list')).toMatch(/Harbour Gazette +en +new/);
  await entente('feeds', 'remove', 'harbour');
  expect(await entente('feeds', 'list')).toMatch(/Harbour Gazette +en +retired/);
  await entente('feeds', 'add', site.origin, '--yes');
  expect(await entente('feeds', 'list')).toMatch(/Harbour Gazette +en +new/);
  await expect(entente('feeds', 'remove', 'strait-times')).rejects.toThrow('feeds.yaml: take it out there');
  await expect(entente('feeds', 'pause', 'nobody')).rejects.toThrow('No source is called "nobody"');
  await expect(entente('feeds', 'pause', 't')).rejects.toThrow('name one');
});

test('sources leave and come back as OPML', async () => {
  const entente = await terminal();
  const file = join(folder, 'out.opml');
  expect(await entente('feeds', 'export', file)).toContain('1 sources');
  expect(readFileSync(file, 'utf8')).toContain('xmlUrl="http://127.0.0.1:9/feed"');
  expect(await entente('feeds', 'import', file)).toContain('1 feeds in');
  await expect(entente('feeds', 'import', join(folder, 'absent.opml'))).rejects.toThrow('absent.opml: cannot be read');
  const nowhere = join(folder, 'absent', 'out.opml');
  await expect(entente('feeds', 'export', nowhere)).rejects.toThrow(`${nowhere}: cannot be written (ENOENT)`);
});

test('the status counts the sources by health', async () => {
  const entente = await terminal();
  await entente('feeds', 'list');
  expect(JSON.parse(await entente('status', '--json'))).toMatchObject({ feeds: 1, sources: { new: 1 }, alarm: null });
});

test('a database without room is an alarm for as long as it has none', async () => {
  const entente = await terminal();
  const alarmed = async () => JSON.parse(await entente('status', '--json')).alarm;
  const store = await openStore({ dataDir: '', databaseUrl: process.env.DATABASE_URL });
  onTestFinished(() => store.close());
  const database = sql.identifier(new URL(store.url).pathname.slice(1));
  // No disk is filled for a test: the server grants no session a file beyond its tables.
  await store.db.execute(sql`alter database ${database} set temp_file_limit = 0`);
  expect(await alarmed()).toMatch(/^Nothing can be stored \(temporary file size exceeds/);
  await store.db.execute(sql`alter database ${database} reset temp_file_limit`);
  expect(await alarmed()).toBeNull();
});

test('troubles come first, with their length and what helps, and an alarm when nothing works', async () => {
  const entente = await terminal();
  await entente('feeds', 'add', (await publisher()).origin, '--yes');
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const store = await openStore({ dataDir: '', databaseUrl: process.env.DATABASE_URL });
  await store.db.update(feeds).set({ addedAt: hoursAgo(9) });
  const failed = { attemptedAt: hoursAgo(0), failingSince: hoursAgo(5), failures: 6, nextAt: hoursAgo(-2.5) };
  const refused = { failure: 'the server answered 403', problem: 'forbidden' } as const;
  await savePoll(store.db, { feedId: 'strait-times', ...failed, ...refused });
  await store.close();
  const list = (await entente('feeds', 'list')).split('\n');
  expect(list[0]).toMatch(/^ALARM: No source has answered for 9 h, 1 of 2 fail/);
  expect(list.findIndex((line) => line.startsWith('Strait'))).toBe(3);
  expect(list[3]).toMatch(/Strait Times +en +never succeeded .*in 3 h +the server answered 403, for 5 h$/);
  expect(list.join('\n')).toMatch(/2 sources: 1 never succeeded, 1 new[\s\S]*Strait Times\n {2}→ .*fallback/);
  expect(await entente('feeds', 'list', '--broken')).not.toContain('Harbour');
  expect(await entente('status')).toContain('ALARM: No source');
});
