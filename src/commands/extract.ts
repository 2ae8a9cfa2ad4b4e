import type { Command } from 'commander';
import { loadSites, openAnalysis } from '../analyse.js';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import { readInput, runBatch } from './batch.js';
import { readPage } from './page.js';
import { renderPage } from './reading.js';

interface ExtractTask {
  id: string;
  file: string;
  url: string;
}

interface Options {
  batch?: string;
  url?: string;
  json?: boolean;
}

export const extractCommand = (program: Command) =>
  program
    .command('extract [source]')
    .description('find the article at an address or in a stored page, and say what was kept and dropped, and why')
    .option('--url <address>', 'where a stored page came from')
    .option('--json', 'print the article as one JSON object')
    .option('--batch <list.jsonl>', 'read every page of a list: one {id, file, url} a line')
    .action(async (source: string | undefined, { batch, url, json }: Options) => {
      const config = readConfig();
      const { analyse, close } = openAnalysis(config, { sites: loadSites(config) });
      try {
        if (batch) {
          await runBatch<ExtractTask>(batch, (task) =>
            analyse.extract({ bytes: readInput(batch, task.file), url: task.url }),
          );
        } else if (source) {
          const page = await analyse.inspect(await readPage(source, config, url));
          console.log(json ? JSON.stringify(page.article, null, 2) : renderPage(page));
          if (page.failure) throw new UserError(`No article: ${page.failure}.`);
        } else throw new UserError('Name an address or a file, or a list with --batch.');
      } finally {
        await close();
      }
    });
