import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { openAnalysis } from '../analyse.js';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import { readInput, runBatch } from './batch.js';

interface ParseTask {
  file: string;
  contentType?: string;
  baseUrl?: string;
}

export const parseCommand = (program: Command) =>
  program
    .command('parse [file]')
    .description('read a feed document and print what it says as JSON')
    .option('--batch <list.jsonl>', 'read every document of a list: one {file, contentType?, baseUrl?} a line')
    .action(async (file: string | undefined, { batch }: { batch?: string }) => {
      const { analyse, close } = openAnalysis(readConfig(), { sites: {} });
      const read = ({ contentType, baseUrl }: Omit<ParseTask, 'file'>, bytes: Uint8Array) =>
        analyse.parse({ bytes, contentType, baseUrl });
      try {
        if (batch)
          await runBatch<ParseTask>(batch, async (task) => asLine(await read(task, readInput(batch, task.file))));
        else if (file) console.log(JSON.stringify(await read({}, await readDocument(file)), null, 2));
        else throw new UserError('Name a file, or a list with --batch.');
      } finally {
        await close();
      }
    });

async function readDocument(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UserError(`${file} cannot be read. Name a file with a feed document.`);
  }
}

const asLine = ({ entries, ...feed }: Awaited<ReturnType<ReturnType<typeof openAnalysis>['analyse']['parse']>>) => ({
  feed: { title: feed.title, link: feed.link },
  entries,
});
