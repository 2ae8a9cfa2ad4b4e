import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { openAnalysis } from '../deps.js';
import { UserError } from '../errors.js';
import { runBatch } from './batch.js';

interface ClassifyTask {
  id: string;
  lang?: string;
  source?: string;
  date?: string;
  title: string;
  text: string;
}

export const classifyCommand = (program: Command) =>
  program
    .command('classify')
    .description('judge articles by the codebook')
    .option(
      '--batch <list.jsonl>',
      'judge every article of a list: one {id, lang?, source?, date?, title, text} a line',
    )
    .action(async ({ batch }: { batch?: string }) => {
      if (!batch) throw new UserError('Name a list with --batch.');
      const { analyse, close } = openAnalysis(readConfig());
      try {
        await runBatch<ClassifyTask>(batch, ({ id: _, lang, ...article }) =>
          analyse.classify({ ...article, language: lang }),
        );
      } finally {
        await close();
      }
    });
