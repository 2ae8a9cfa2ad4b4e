import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { openAnalysis } from '../deps.js';
import { UserError } from '../errors.js';
import { readInput, runBatch } from './batch.js';

interface ExtractTask {
  id: string;
  file: string;
  url: string;
}

export const extractCommand = (program: Command) =>
  program
    .command('extract [file]')
    .description('find the article in a stored page and print it as JSON')
    .option('--url <address>', 'where the page came from', 'https://example.org/')
    .option('--batch <list.jsonl>', 'read every page of a list: one {id, file, url} a line')
    .action(async (file: string | undefined, { batch, url }: { batch?: string; url: string }) => {
      const { analyse, close } = openAnalysis(readConfig());
      try {
        if (batch) {
          await runBatch<ExtractTask>(batch, (task) =>
            analyse.extract({ bytes: readInput(batch, task.file), url: task.url }),
          );
        } else if (file) {
          console.log(JSON.stringify(await analyse.extract({ bytes: await readFile(file), url }), null, 2));
        } else throw new UserError('Name a file, or a list with --batch.');
      } finally {
        await close();
      }
    });
