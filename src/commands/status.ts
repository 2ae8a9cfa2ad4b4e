import type { Command } from 'commander';
import { listFeeds } from '../io/db/feeds.js';
import { readTotals } from '../io/db/health.js';
import { readStatus } from '../io/db/status.js';
import { alarm, assess, healthStates } from '../pipeline/feeds/health.js';
import { columns, withDeps } from './command.js';

export const statusCommand = (program: Command) =>
  program
    .command('status')
    .description('count what is stored, what waits and what failed, and how the sources are')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) =>
      withDeps(async ({ db, codebook, now: clock }) => {
        const now = clock();
        const { failures, ...counts } = await readStatus(db, codebook.hash);
        const states = (await listFeeds(db)).map(({ feed, poll }) => assess(feed, poll, now).state);
        const count = (state: string) => states.filter((each) => each === state).length;
        const sources = healthStates.flatMap((state) => (count(state) ? [[state, count(state)] as const] : []));
        const warning = alarm(await readTotals(db), now);
        if (json) {
          const health = Object.fromEntries(sources);
          return console.log(JSON.stringify({ ...counts, failures, sources: health, alarm: warning ?? null }));
        }
        if (warning) console.log(`ALARM: ${warning}\n`);
        console.log(columns(Object.entries(counts)));
        if (sources.length) console.log(`\nsources\n${columns(sources.map(([state, number]) => [number, state]))}`);
        if (failures.length)
          console.log(`\nfailures\n${columns(failures.map(({ count: number, reason }) => [number, reason]))}`);
      }),
    );
