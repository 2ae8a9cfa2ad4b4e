import type { Command } from 'commander';
import { openAnalysis } from '../analyse.js';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import { runBatch } from './batch.js';
import { readArticle } from './page.js';
import { renderVerdict } from './verdict.js';

interface ClassifyTask {
  id: string;
  lang?: string;
  source?: string;
  date?: string;
  title: string;
  text: string;
}

interface Options {
  batch?: string;
  json?: boolean;
}

export const classifyCommand = (program: Command) =>
  program
    .command('classify [source]')
    .description('judge an article (an address, a file, or - for standard input) by the codebook, and say why')
    .option('--json', 'print one JSON object')
    .option(
      '--batch <list.jsonl>',
      'judge every article of a list: one {id, lang?, source?, date?, title, text} a line',
    )
    .action(async (source: string | undefined, { batch, json }: Options) => {
      const config = readConfig();
      const { analyse, close } = openAnalysis(config);
      try {
        if (batch) {
          await runBatch<ClassifyTask>(batch, ({ id: _, lang, ...article }) =>
            analyse.classify({ ...article, language: lang }),
          );
        } else if (source) {
          const { title = '', text = '', language, published: date } = await readArticle(source, config, analyse);
          const verdict = await analyse.explain({ title, text, language, date });
          console.log(json ? JSON.stringify({ title, language, ...verdict }) : renderVerdict(title, text, verdict));
        } else throw new UserError('Name an address, a file, - for standard input, or a list with --batch.');
      } finally {
        await close();
      }
    });
