import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Command } from 'commander';
import { expect, onTestFinished, test, vi } from 'vitest';
import { classifyCommand } from '../../src/commands/classify.js';
import { renderVerdict } from '../../src/commands/verdict.js';
import { UserError } from '../../src/errors.js';
import { newFolder } from '../support.js';

const shipped = 'config/codebooks/russia-iran';
const folder = newFolder();

const articles = ['Iran ships ballistic missiles to Russia', 'A bakery opens in Leeds'].map((title, id) => ({
  ...{ id: String(id), title, text: 'Officials said so on Monday.' },
}));
const list = join(folder, 'articles.jsonl');
writeFileSync(list, articles.map((article) => JSON.stringify(article)).join('\n'));

/** The batch as a user types it, by this codebook. Answers with what it prints. */
async function batch(codebook: string): Promise<string> {
  vi.stubEnv('ENTENTE_CODEBOOK', codebook);
  vi.stubEnv('ENTENTE_THREADS', '1');
  const lines: string[] = [];
  const printed = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    printed.mockRestore();
  });
  const program = new Command('entente');
  classifyCommand(program);
  await program.parseAsync(['node', 'entente', 'classify', '--batch', list]);
  return lines.join('');
}

test('a list is judged line by line', async () => {
  const lines = (await batch(`${shipped}.yaml`)).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ id: '0', relevant: true }),
    expect.objectContaining({ id: '1', relevant: false }),
  ]);
});

test('a refused codebook ends a list before its first line', async () => {
  const file = join(folder, 'refused.yaml');
  writeFileSync(file, readFileSync(`${shipped}.yaml`, 'utf8').replace('all: [iran-arms,', 'all: [iran-armss,'));
  writeFileSync(join(folder, 'refused.weights.json'), readFileSync(`${shipped}.weights.json`));
  const ended = batch(file).catch((error: unknown) => error);
  expect(await ended).toBeInstanceOf(UserError);
  expect(String(await ended)).toMatch(/refused\.yaml:\d+: .*no concept is called "iran-armss": correct the name/);
});

const label = {
  ...{ indicator: 'trade', direction: 'weakens' as const, rule: 'Trade falls', actors: ['Iran'], evidence: [] },
  ...{ negated: false, hedged: false },
};
const verdict = {
  ...{ relevant: true, score: 0.6, thresholds: { relevance: 0.4, label: 0.5 } },
  ...{ actors: [], reasons: [], obstacles: [] },
};

test('the evidence is marked in brackets where there is no colour', () => {
  vi.stubEnv('FORCE_COLOR', '0');
  onTestFinished(() => void vi.unstubAllEnvs());
  const evidence = [{ start: 6, end: 10, text: 'They' }];
  const printed = renderVerdict('Title', 'They fell out.', {
    ...verdict,
    labels: [{ ...label, score: 0.9, evidence }],
  });
  expect(printed).toContain('    [They] fell out.');
});

test('a label that is less likely right than wrong is called a guess', () => {
  const labels = [0.5, 0.49].map((score) => ({ ...label, score }));
  const printed = stripVTControlCharacters(renderVerdict('Title', 'Text', { ...verdict, labels }));
  expect(printed.match(/^.*trade weakens · \d+ %/gm)).toEqual([
    '▼ trade weakens · 50 %',
    'perhaps ▼ trade weakens · 49 %',
  ]);
});
