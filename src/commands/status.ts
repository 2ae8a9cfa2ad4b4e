import type { Command } from 'commander';
import { readStatus } from '../io/db/status.js';
import { columns, withDeps } from './command.js';

export const statusCommand = (program: Command) =>
  program
    .command('status')
    .description('count what is stored, what waits and what failed')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) =>
      withDeps(async ({ db, codebook }) => {
        const { failures, ...counts } = await readStatus(db, codebook.hash);
        if (json) return console.log(JSON.stringify({ ...counts, failures }));
        console.log(columns(Object.entries(counts)));
        if (failures.length)
          console.log(`\nfailures\n${columns(failures.map(({ count, reason }) => [count, reason]))}`);
      }),
    );
