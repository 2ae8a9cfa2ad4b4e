import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { openAnalysis } from '../deps.js';
import { UserError } from '../errors.js';
import { readInput, runBatch } from './batch.js';
import { readPage } from './page.js';

interface ExtractTask {
  id: string;
  file: string;
  url: string;
}

export const extractCommand = (program: Command) =>
  program
    .command('extract [source]')
    .description('find the article at an address or in a stored page, and print it as JSON')
    .option('--url <address>', 'where a stored page came from')
    .option('--batch <list.jsonl>', 'read every page of a list: one {id, file, url} a line')
    .action(async (source: string | undefined, { batch, url }: { batch?: string; url?: string }) => {
      const config = readConfig();
      const { analyse, close } = openAnalysis(config);
      try {
        if (batch) {
          await runBatch<ExtractTask>(batch, (task) =>
            analyse.extract({ bytes: readInput(batch, task.file), url: task.url }),
          );
        } else if (source) {
          console.log(JSON.stringify(await analyse.extract(await readPage(source, config, url)), null, 2));
        } else throw new UserError('Name an address or a file, or a list with --batch.');
      } finally {
        await close();
      }
    });
