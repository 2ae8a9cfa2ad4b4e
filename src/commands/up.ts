import type { Command } from 'commander';
import { workers } from '../../workers/index.js';
import { type Config, readConfig } from '../config.js';
import type { OpenDeps } from '../deps.js';
import { checkClock } from '../io/db/clock.js';
import { startEngine } from '../queue.js';
import type { User } from '../web/context.js';
import { startWeb, type Web } from '../web/server.js';
import { untilStopped, withDeps } from './command.js';
import { showProgress } from './progress.js';
import { declaredFeeds } from './sources.js';

export const upCommand = (program: Command) =>
  program
    .command('up')
    .description('poll, scrape, classify and serve the review page, until stopped')
    .action(() => runUp(readConfig(), ({ db, config }) => declaredFeeds(db, config.feedsFile)));

export const workerCommand = (program: Command) =>
  program
    .command('worker')
    .description('work the queues without a review page')
    .action(() =>
      withDeps(async (deps) => {
        const stop = await startWork(deps);
        await untilStopped();
        await stop();
      }),
    );

export const webCommand = (program: Command) =>
  program
    .command('web')
    .description('serve the review page without working the queues')
    .action(() =>
      withDeps(async (deps) => {
        const web = await startWeb(deps);
        announce(web);
        await untilStopped();
        await web.close();
      }),
    );

/** Everything in one process: what `up` and `demo` are. With `everybody`, each visitor is that user and nobody logs in. */
export async function runUp(
  config: Config,
  prepare: (deps: OpenDeps) => Promise<void>,
  everybody?: (deps: OpenDeps) => Promise<User>,
): Promise<void> {
  // A terminal gets the status line; a log would write over it.
  const logLevel = process.stderr.isTTY && config.logLevel === 'info' ? 'silent' : config.logLevel;
  await withDeps(
    async (deps) => {
      await prepare(deps);
      const web = await startWeb(deps, await everybody?.(deps));
      announce(web);
      const stop = await startWork(deps);
      const endProgress = showProgress(deps);
      await untilStopped();
      endProgress();
      console.error('Stopping …');
      await Promise.all([web.close(), stop()]);
    },
    config,
    logLevel,
  );
}

function announce({ url, firstVisit }: Web): void {
  console.error(`Review page: ${url}`);
  if (firstVisit) console.error(`There is no account yet; this link makes the first one, once: ${firstVisit}`);
}

async function startWork(deps: OpenDeps): Promise<() => Promise<void>> {
  const { config, databaseUrl, db, now } = deps;
  await checkClock(db, now);
  const engine = await startEngine(workers, deps, { databaseUrl, redisUrl: config.redisUrl });
  return async () => {
    deps.stop();
    await engine.stop();
  };
}
