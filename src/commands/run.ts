import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { workers } from '../../workers/index.js';
import type { OpenDeps } from '../deps.js';
import { UserError } from '../errors.js';
import { checkClock } from '../io/db/clock.js';
import { pollAllNow } from '../io/db/polls.js';
import { readStatus, type Status } from '../io/db/status.js';
import { type Engine, startEngine } from '../queue.js';
import { within } from '../within.js';
import { withDeps } from './command.js';
import { showProgress } from './progress.js';
import { declaredFeeds } from './sources.js';

export const runCommand = (program: Command) =>
  program
    .command('run')
    .description('poll every feed now and work until nothing is waiting')
    .option('--once', 'the only way to run, said aloud: `up` is the one that stays')
    .action(async ({ once }: { once?: boolean }) => {
      if (!once) throw new UserError('Say `run --once`, or `up` to keep running.');
      await withDeps(async (deps) => {
        await declaredFeeds(deps.db, deps.config.feedsFile);
        console.log(summary(await runOnce(deps)));
      });
    });

/** Polls every feed and works until nothing waits; tries that are due later than in a minute are left for the next run. */
export async function runOnce(deps: OpenDeps): Promise<Status> {
  await checkClock(deps.db, deps.now);
  await pollAllNow(deps.db);
  const { redisUrl, pollMinMinutes, pollMaxMinutes } = deps.config;
  // Once is once, however often `up` may poll.
  const shortest = Math.max(pollMinMinutes, 5);
  const config = { ...deps.config, pollMinMinutes: shortest, pollMaxMinutes: Math.max(shortest, pollMaxMinutes) };
  const engine = await startEngine(workers, { ...deps, config }, { databaseUrl: deps.databaseUrl, redisUrl });
  const endProgress = showProgress(deps);
  const stopped = once(deps.stopping, 'abort');
  process.once('SIGINT', deps.stop);
  process.once('SIGTERM', deps.stop);
  try {
    await engine.wake('poll');
    for (let rounds = 0; ; ) {
      const status = await patientStatus(deps);
      const idle = status.waiting === 0 && status.feedsDue === 0 && !status.retryingSoon;
      if (idle || deps.stopping.aborted) return status;
      await sleep(500);
      // Somebody waits for this run: what the queue may have lost is not left to the next minute's sweep.
      if (++rounds % 20 === 0) await patientWake(engine, stopped);
    }
  } finally {
    endProgress();
    await engine.stop();
  }
}

/** A database that restarts is back within a minute, and the run goes on. */
async function patientStatus({ db, codebook, log, stopping }: OpenDeps): Promise<Status> {
  for (let seconds = 0; ; seconds++) {
    try {
      return await readStatus(db, codebook.hash);
    } catch (error) {
      if (seconds === 60 || stopping.aborted) throw error;
      if (seconds === 0) log.warn({ err: error }, 'the database does not answer');
      await sleep(1_000);
    }
  }
}

/** A queue that restarts is back within a minute, too. */
async function patientWake(engine: Engine, stopped: Promise<unknown>): Promise<void> {
  if (await within(60_000, Promise.race([engine.wake('sweep'), stopped]))) return;
  throw new UserError(
    'The queues have not answered for a minute: is the server at REDIS_URL running? Nothing is lost; start it and say `run --once` again.',
  );
}

function summary(status: Status): string {
  const { feeds, feedsFailing, entries, articles, sameArticle, classified, flagged, stories, failed, retrying } =
    status;
  return [
    `${feeds} sources polled, ${feedsFailing} of them failed${feedsFailing ? ': see `entente feeds list --broken`' : ''}.`,
    `${articles} of ${entries - sameArticle} articles fetched; ${failed} failed, ${retrying} of these will be tried again.`,
    `${classified} classified, ${flagged} flagged in ${stories} stories.`,
    ...status.failures.map(({ count, reason }) => `  ${count} × ${reason}`),
  ].join('\n');
}
