// What is lost, doubled or asked too fast when processes are killed, stores fail and publishers misbehave:
// npm run bench:pipeline [-- --json] [--only NAME]. Fails when anything is. Redis runs need redis-server.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startEmbedded } from '../../dist/src/io/db/embedded.js';
import { cutConnections, openTrial, untilAsked, untilIdle } from './trial.mjs';

const ARTICLES = 240;
const HOSTS = 20;
const SPACING = 50;
const MOST_MEGABYTES = 700;
const LONGEST_STOP = 30;
const MOST_LINES_A_MINUTE = 60;
/** Runs at a time: most of a run after a kill is waiting for the claims of the dead. */
const LANES = 3;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });

const finish = async (trial) => void (await trial.start('run', '--once').ended);

async function killedTwice(trial) {
  for (const share of [0.3, 0.6]) {
    const process = trial.start('run', '--once');
    await untilAsked(trial, share);
    await process.end('SIGKILL');
  }
  await finish(trial);
}

async function disturbed(trial, disturb) {
  const process = trial.start('run', '--once');
  await untilAsked(trial, 0.4);
  await disturb();
  await process.ended;
}

async function stopped(trial) {
  const process = trial.start('worker');
  await untilAsked(trial, 0.4);
  const stopSeconds = await process.end('SIGTERM');
  await finish(trial);
  return { stopSeconds };
}

/** A full Redis refuses everything for a minute. */
async function redisFull(trial) {
  const redis = new Redis(trial.redisUrl);
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

async function twoWorkers(trial) {
  const workers = [trial.start('worker'), trial.start('worker')];
  await untilIdle(trial, ARTICLES);
  // Feeds that nothing is added to any more answer 304.
  await sleep(8_000);
  const stopSeconds = Math.max(...(await Promise.all(workers.map((worker) => worker.end('SIGTERM')))));
  return { stopSeconds };
}

const dripping = { wire: { faults: 0.2, perSecond: 6 }, pollMinutes: 0.1 };

const RUNS = [
  { name: 'plain', act: finish },
  { name: 'plain', redis: true, act: finish },
  { name: 'killed twice', act: killedTwice },
  { name: 'killed twice', redis: true, act: killedTwice },
  { name: 'stopped', act: stopped },
  { name: 'connections cut', act: (trial) => disturbed(trial, () => cutConnections(trial)) },
  { name: 'redis emptied', redis: true, act: (trial) => disturbed(trial, () => emptyRedis(trial)) },
  { name: 'redis full', redis: true, act: redisFull },
  { name: 'faults 10 %', act: finish, wire: { faults: 0.1 } },
  { name: 'drip, 20 %, two processes', act: twoWorkers, ...dripping },
  { name: 'drip, 20 %, two processes', redis: true, act: twoWorkers, ...dripping },
];

async function emptyRedis({ redisUrl }) {
  const redis = new Redis(redisUrl);
  await redis.flushall();
  await redis.quit();
}

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
chmodSync(folder, 0o755);

async function measure({ redis: onRedis, act, wire = {}, pollMinutes }, index, server) {
  const redis = onRedis ? await startRedis() : undefined;
  const trial = await openTrial({
    name: `run-${index}`,
    folder,
    databaseUrl: await newDatabase(server, `run_${index}`),
    redisUrl: redis?.url,
    spacingMs: SPACING,
    pollMinutes,
    wire: { hosts: HOSTS, articles: ARTICLES, network: `127.0.${100 + index}`, ...wire },
  });
  try {
    const begin = performance.now();
    const extra = await act(trial);
    const seconds = (performance.now() - begin) / 1000;
    const result = { ...(await judge(trial, seconds)), ...extra };
    if (result.lost) console.error(trial.log().slice(-3_000));
    return result;
  } finally {
    await trial.close();
    redis?.stop();
  }
}

async function judge(trial, seconds) {
  const { articles, failed, classified, flagged, waiting, failures } = await trial.status();
  const { wire } = trial;
  const sum = (of) => wire.hosts.reduce((total, host) => total + of(host), 0);
  const count = (of) => sum((host) => [...host.sent.values()].filter(of).length);
  return {
    read: articles,
    failed,
    faulty: wire.faulty,
    lost: ARTICLES - articles - failed,
    unexplained: Math.max(0, failed - failures.reduce((total, { count: number }) => total + number, 0)),
    classified,
    flagged,
    waiting,
    // Of those that have no fault: the ones under way when a process was killed.
    askedAgain: wire.faulty ? undefined : count((times) => times > 1),
    atOnce: Math.max(...wire.hosts.map(({ simultaneous }) => simultaneous)),
    shortestGapMs: Math.round(Math.min(...wire.hosts.map(({ shortestGap }) => shortestGap))),
    unchanged: `${sum((host) => host.unchanged)}/${sum((host) => host.feedRequests)}`,
    megabytes: Math.round(trial.megabytes()),
    seconds: Math.round(seconds),
  };
}

/** What is wrong with a run, in words. */
function faultsOf(result) {
  if (result.error) return [result.error];
  const { run, lost, unexplained, classified, read, failed, faulty, atOnce, shortestGapMs, unchanged } = result;
  return [
    (lost || unexplained) && `${lost} articles lost, ${unexplained} failed without a reason`,
    classified !== read && `${read} read but ${classified} classified`,
    failed !== faulty && `${failed} failed of ${faulty} faulty`,
    run.startsWith('plain') && result.askedAgain && `${result.askedAgain} asked for twice`,
    (atOnce > 1 || shortestGapMs < SPACING) && `a host saw ${atOnce} requests at once, ${shortestGapMs} ms apart`,
    run.startsWith('drip') && unchanged.startsWith('0/') && 'no feed answered 304',
    result.megabytes > MOST_MEGABYTES && `${result.megabytes} MB`,
    result.stopSeconds > LONGEST_STOP && `took ${result.stopSeconds} s to stop`,
    result.linesAMinute > MOST_LINES_A_MINUTE && `${result.linesAMinute} log lines a minute`,
  ].filter(Boolean);
}

async function newDatabase(server, name) {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return server.url.replace(/\/postgres$/, `/${name}`);
}

async function startRedis() {
  const port = await new Promise((known) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => known(free));
    });
  });
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((ready) => server.stdout.on('data', (text) => String(text).includes('Ready to accept') && ready()));
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.kill() };
}

function hasRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.error('Without redis-server: the runs on Redis are left out.');
    return false;
  }
}

const chosen = RUNS.filter(({ name, redis }) => (!values.only || name.includes(values.only)) && (!redis || hasRedis()));
const server = await startEmbedded(folder);
const results = [];
try {
  const waiting = chosen.map((run, index) => [run, index]);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [run, index] = next;
      const queue = run.redis ? 'Redis' : 'PostgreSQL';
      const ended = await measure(run, index, server).catch((error) => ({ error: error.message }));
      results[index] = { run: run.name, queue, ...ended };
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
} finally {
  await server.release();
  rmSync(folder, { recursive: true, force: true });
}

const faults = results.flatMap((result) =>
  faultsOf(result).map((fault) => `${result.run} on ${result.queue}: ${fault}`),
);
if (values.json) console.log(JSON.stringify({ articles: ARTICLES, hosts: HOSTS, spacingMs: SPACING, results, faults }));
else {
  const shown = ['run', 'queue', 'read', 'failed', 'lost', 'classified', 'askedAgain', 'atOnce', 'shortestGapMs'];
  const heads = [...shown, 'unchanged', 'megabytes', 'stopSeconds', 'linesAMinute', 'seconds'];
  const cell = (value) => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : (value ?? ''));
  const rows = [heads, ...results.map((result) => heads.map((head) => cell(result[head])))];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      row
        .map((text, column) => text.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  for (const fault of faults) console.log(`FAULT ${fault}`);
}
if (faults.length) process.exitCode = 1;
