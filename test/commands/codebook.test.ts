import { Command } from 'commander';
import { expect, onTestFinished, test, vi } from 'vitest';
import { codebookCommand } from '../../src/commands/codebook.js';
import { addDecision } from '../../src/io/db/decisions.js';
import { newReview } from '../../src/pipeline/review/decide.js';
import { seedArticle } from '../seed.js';
import { newDeps } from '../support.js';

const shipped = 'config/codebooks/russia-iran.yaml';

async function trial(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const printed = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  try {
    const program = new Command('entente');
    codebookCommand(program);
    await program.parseAsync(['node', 'entente', 'codebook', 'try', ...words]);
  } finally {
    printed.mockRestore();
  }
  return lines.join('\n');
}

test('another codebook is tried on what is stored, and held against what reviewers decided', async () => {
  const { db, codebook, config } = await newDeps();
  vi.stubEnv('DATABASE_URL', config.databaseUrl);
  vi.stubEnv('ENTENTE_THREADS', '1');
  vi.stubEnv('LOG_LEVEL', 'silent');
  onTestFinished(() => void vi.unstubAllEnvs());
  const published = '2026-11-20T08:00:00Z';
  const missed = await seedArticle(db, codebook.hash, {
    title: 'Russia and Iran begin combined naval exercises in the Caspian',
    text: 'Warships of Russia and Iran began combined naval exercises in the Caspian Sea on Monday, both navies said.',
    published,
    flags: [],
  });
  const mistaken = await seedArticle(db, codebook.hash, {
    title: 'A bakery opens in Leeds',
    text: 'The bakery sells bread from six in the morning.',
    published,
    flags: [{ indicator: 'trade', direction: 'strengthens' }],
  });
  const after = { ...newReview, state: 'dismissed' as const };
  await addDecision(db, {
    ...{ articleId: mistaken, codebookHash: codebook.hash, action: 'dismiss', verdict: 'dismissed' },
    ...{ before: newReview, after, reviewer: 'Anna' },
  });

  const found = JSON.parse(await trial(shipped, '--json'));
  expect(found).toMatchObject({ articles: 2, reviewed: 1, agreement: { before: 0, after: 1 }, relabelled: [] });
  expect(found.flagged).toEqual([expect.objectContaining({ id: missed, lost: [] })]);
  expect(found.flagged[0].gained).toContain('exercises/strengthens');
  expect(found.dropped).toEqual([expect.objectContaining({ id: mistaken, gained: [], lost: ['trade/strengthens'] })]);

  expect(await trial(shipped)).toContain('2 articles judged again: 1 newly flagged, 1 no longer, 0 with other labels.');
  await expect(trial('nowhere.yaml')).rejects.toThrow(/nowhere\.yaml: cannot be read/);
});
