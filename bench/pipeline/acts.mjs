// What is done to the processes and stores of a trial while it reads its articles.

import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { untilAsked, untilIdle } from './trial.mjs';

/** Longer than the queue's locks and the claims on articles. */
const OVERSLEPT_MS = 22_000;
const OUTAGE_MS = 15_000;

export const finish = async (trial) => void (await trial.start('run', '--once').ended);

/** Kills two processes; says how long it took from the second kill until all that it was at was under way again. */
export async function killedTwice(trial) {
  for (const share of [0.3, 0.6]) {
    const process = trial.start('run', '--once');
    await untilAsked(trial, share);
    await process.end('SIGKILL');
  }
  const begin = performance.now();
  const left = await trial.query('select id, attempts from articles where claimed_until is not null');
  const third = trial.start('run', '--once');
  const waiting = `select id from articles join jsonb_to_recordset($1) as l(id bigint, attempts int) using (id)
    where claimed_until is not null and articles.attempts = l.attempts`;
  while ((await trial.query(waiting, [JSON.stringify(left)])).length > 0) await sleep(200);
  const resumedSeconds = (performance.now() - begin) / 1000;
  await third.ended;
  return { resumedSeconds };
}

export async function disturbed(trial, disturb) {
  const process = trial.start('run', '--once');
  await untilAsked(trial, 0.4);
  await disturb(trial, process);
  await process.ended;
}

export async function stopped(trial) {
  const process = trial.start('worker');
  await untilAsked(trial, 0.4);
  const stopSeconds = await process.end('SIGTERM');
  await finish(trial);
  return { stopSeconds };
}

/** One of two processes sleeps until the other has taken over its work, and goes on where it was. */
export async function overslept(trial) {
  const sleeper = trial.start('worker');
  await untilAsked(trial, 0.3);
  sleeper.signal('SIGSTOP');
  const other = trial.start('worker');
  await sleep(OVERSLEPT_MS);
  sleeper.signal('SIGCONT');
  await untilIdle(trial, trial.articles);
  await Promise.all([sleeper, other].map((worker) => worker.end('SIGTERM')));
}

/** Ends every connection of the database, the queue's among them. */
export const cutConnections = (trial) =>
  trial.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

/** PostgreSQL has no room for an article, by the error that it reports then. */
export async function diskFull(trial) {
  await trial.query(
    `create function no_room() returns trigger language plpgsql as $$ begin raise 'No space left on device' using errcode = '53100'; end $$;
    create trigger no_room before insert or update on articles execute function no_room()`,
  );
  await sleep(OUTAGE_MS);
  await trial.query('drop trigger no_room on articles');
}

export async function emptyRedis({ redis }) {
  const client = new Redis(redis.url);
  await client.flushall();
  await client.quit();
}

export async function killRedis({ redis }) {
  await redis.kill();
  await sleep(OUTAGE_MS);
  await redis.start();
}

/** A full Redis refuses everything for a minute. */
export async function redisFull(trial) {
  const redis = new Redis(trial.redis.url);
  const process = trial.start('run', '--once');
  await untilAsked(trial, 0.4);
  await redis.config('SET', 'maxmemory', '1');
  const before = lines(process);
  await sleep(60_000);
  const linesAMinute = lines(process) - before;
  await redis.config('SET', 'maxmemory', '0');
  await redis.quit();
  await process.ended;
  return { linesAMinute };
}

const lines = ({ output }) => output.split('\n').filter((line) => line.includes('"queue"')).length;

export async function twoWorkers(trial) {
  const workers = [trial.start('worker'), trial.start('worker')];
  await untilIdle(trial, trial.articles);
  // Feeds that nothing is added to any more answer 304.
  await sleep(8_000);
  const stopSeconds = Math.max(...(await Promise.all(workers.map((worker) => worker.end('SIGTERM')))));
  return { stopSeconds };
}
