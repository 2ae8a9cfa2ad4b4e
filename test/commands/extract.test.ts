import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, onTestFinished, test, vi } from 'vitest';
import { extractCommand } from '../../src/commands/extract.js';
import { UserError } from '../../src/errors.js';
import { newSite } from '../io/http/site.js';
import { newFolder } from '../support.js';

const folder = newFolder();
const fixture = (name: string) => join(import.meta.dirname, '../fixtures/articles', name, 'page.html');

/** The command as a user types it, with these rules for sites. Answers with what it prints. */
function terminal(sites = '') {
  const file = join(folder, 'sites.yaml');
  writeFileSync(file, sites);
  vi.stubEnv('ENTENTE_SITES', file);
  vi.stubEnv('ENTENTE_ALLOW_PRIVATE', '127.0.0.0/8');
  vi.stubEnv('ENTENTE_THREADS', '1');
  vi.stubEnv('LOG_LEVEL', 'silent');
  const lines: string[] = [];
  const printed = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    printed.mockRestore();
  });
  return async (...words: string[]) => {
    lines.length = 0;
    const program = new Command('entente');
    extractCommand(program);
    await program.parseAsync(['node', 'entente', 'extract', ...words]);
    return lines.join('\n');
  };
}

test('shows what was kept and dropped, and why', async () => {
  const shown = await terminal()(fixture('live-blog'));
  expect(shown).toContain('published 2024-05-14T09:00:00+02:00 · by Ines Faria');
  expect(shown).toMatch(/\+ +\d+ % +Ferries between the islands/);
  expect(shown).toMatch(/- +\d+ % +A diary that was kept.*belongs to another article on the page/);
  expect(shown).toMatch(/- +2 blocks \(.*navigation/);
  expect(shown).toContain('kept 4 of 16 blocks');
});

test('prints the article as JSON for programs, from an address too', async () => {
  const site = await newSite((_, response) => response.end(readFileSync(fixture('live-blog'))));
  const article = JSON.parse(await terminal()('--json', `${site.origin}/strike`));
  expect(article).toMatchObject({ title: 'Ferry strike ends after two days', authors: ['Ines Faria'] });
});

test('tries the rules for a site and says which found nothing', async () => {
  const extract = terminal('strait.example: { body: .gone, title: h1, drop: [nav] }\n');
  const shown = await extract(fixture('live-blog'), '--url', 'https://news.strait.example/strike');
  expect(shown).toContain('By the rules for strait.example.');
  expect(shown).toContain('The rule body: .gone found nothing.');
  expect(shown).not.toContain('The rule title');
  expect(shown).toContain('kept 4 of');
});

test('names a wall, and shows what the page has instead of an article', async () => {
  const file = join(folder, 'wall.html');
  writeFileSync(file, '<title>Just a moment...</title><h1>Checking your browser</h1><p>Verify you are human.</p>');
  const lines: string[] = [];
  const extract = terminal();
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  await expect(extract(file)).rejects.toThrow('the page is a challenge wall');
  expect(lines.join('\n')).toContain('Verify you are human.');
});

test.each([
  [
    'a selector',
    'example.org:\n  body: div[class\n',
    /sites\.yaml:2: example\.org\.body: div\[class is no CSS selector/,
  ],
  ['a host', 'https://example.org/:\n  body: main\n', /sites\.yaml:\d+: .*such as example\.org/],
  ['a field', 'example.org:\n  text: main\n', /sites\.yaml:\d+: example\.org: .*text/],
])('refuses %s that cannot be right, and says where it stands', async (_, sites, fault) => {
  const refusal = terminal(sites)(fixture('live-blog'));
  await expect(refusal).rejects.toBeInstanceOf(UserError);
  await expect(refusal).rejects.toThrow(fault);
});

test('a source that cannot be read is named with what would do', async () => {
  await expect(terminal()(join(folder, 'missing.html'))).rejects.toThrow(/missing\.html cannot be read\. Name a file/);
});
