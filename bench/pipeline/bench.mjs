// What is lost, doubled or asked too fast when processes are killed, stores fail and publishers misbehave:
// npm run bench:pipeline [-- --json] [--only NAME]. Fails when anything is. Redis runs need redis-server.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../../dist/src/io/db/embedded.js';
import * as act from './acts.mjs';
import { faultsOf, judge } from './judge.mjs';
import { hasRedis, startRedis } from './redis.mjs';
import { openTrial } from './trial.mjs';

const ARTICLES = 240;
const HOSTS = 20;
const SPACING = 50;
/** Runs at a time: most of a disturbed run is waiting. */
const LANES = 4;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });

const dripping = { wire: { faults: 0.2, perSecond: 6 }, pollMinutes: 0.1 };
const disturbedBy = (disturb) => (trial) => act.disturbed(trial, disturb);

/** Those whose time counts, with a processor each; then the longest first, so that the lanes end together. */
const TIMED = [
  { name: 'killed twice', act: act.killedTwice },
  { name: 'killed twice', redis: true, act: act.killedTwice },
];
const OTHERS = [
  { name: 'redis full', redis: true, act: act.redisFull },
  { name: 'drip, 20 %, two processes', act: act.twoWorkers, ...dripping },
  { name: 'drip, 20 %, two processes', redis: true, act: act.twoWorkers, ...dripping },
  { name: 'faults 10 %', act: act.finish, wire: { faults: 0.1 } },
  { name: 'overslept', act: act.overslept },
  { name: 'disk full', act: disturbedBy(act.diskFull) },
  { name: 'redis killed', redis: true, act: disturbedBy(act.killRedis) },
  { name: 'redis emptied', redis: true, act: disturbedBy(act.emptyRedis) },
  { name: 'connections cut', act: disturbedBy(act.cutConnections) },
  { name: 'stopped', act: act.stopped },
  { name: 'plain', act: act.finish },
  { name: 'plain', redis: true, act: act.finish },
];

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
chmodSync(folder, 0o755);

async function measure({ redis: onRedis, act: disturb, wire = {}, ...settings }, index, server) {
  const redis = onRedis ? await startRedis(folder) : undefined;
  const databaseUrl = await newDatabase(server, `run_${index}`);
  const trial = await openTrial({
    ...settings,
    name: `run-${index}`,
    folder,
    databaseUrl,
    redis,
    spacingMs: SPACING,
    wire: { hosts: HOSTS, articles: ARTICLES, network: `127.0.${100 + index}`, ...wire },
  });
  try {
    const begin = performance.now();
    const extra = await disturb(trial);
    const seconds = (performance.now() - begin) / 1000;
    const result = { ...(await judge(trial, seconds)), ...extra };
    if (result.lost) console.error(trial.log().slice(-3_000));
    return result;
  } finally {
    await trial.close();
    await redis?.kill();
  }
}

async function newDatabase(server, name) {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return server.url.replace(/\/postgres$/, `/${name}`);
}

const isChosen = ({ name, redis }) => (!values.only || name.includes(values.only)) && (!redis || hasRedis());
const results = [];
let started = 0;
const begin = performance.now();

async function work(runs, lanes) {
  const waiting = runs.filter(isChosen);
  await Promise.all(
    Array.from({ length: Math.min(lanes, waiting.length) }, (_, number) =>
      lane(waiting, join(folder, `lane-${number}-of-${lanes}`)),
    ),
  );
}

/** Each lane has a server of its own: one has not connections enough for the processes of all. */
async function lane(waiting, home) {
  const server = await startEmbedded(home);
  try {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const queue = next.redis ? 'Redis' : 'PostgreSQL';
      const ended = await measure(next, ++started, server).catch((error) => ({ error: error.message }));
      results.push({ run: next.name, queue, ...ended });
    }
  } finally {
    await server.release();
  }
}

try {
  await work(TIMED, TIMED.length);
  await work(OTHERS, LANES);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const seconds = Math.round((performance.now() - begin) / 1000);
const faults = results.flatMap((result) =>
  faultsOf(result, SPACING).map((fault) => `${result.run} on ${result.queue}: ${fault}`),
);
if (values.json)
  console.log(JSON.stringify({ articles: ARTICLES, hosts: HOSTS, spacingMs: SPACING, seconds, results, faults }));
else {
  const shown = ['run', 'queue', 'read', 'failed', 'lost', 'classified', 'askedAgain', 'atOnce', 'shortestGapMs'];
  const heads = [...shown, 'unchanged', 'megabytes', 'stopSeconds', 'resumedSeconds', 'linesAMinute', 'seconds'];
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
  console.log(`${results.length} runs in ${seconds} s`);
}
if (faults.length) process.exitCode = 1;
