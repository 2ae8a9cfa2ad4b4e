// What publishers see of two worker processes that share one store: npm run bench:politeness [-- --json].
// Fails when a host sees two requests at once or closer than the spacing, or when an article is lost or fetched twice.

import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startWire } from './wire.mjs';

const HOSTS = 12;
const PROCESSES = 2;
const SPACING = 100;
/** After the last article, so that feeds are polled again and can answer 304. */
const AFTERGLOW = 20_000;
const LONGEST = 180_000;

const run = promisify(execFile);
const main = join(import.meta.dirname, '../../dist/src/main.js');
const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
const sources = join(folder, 'feeds.yaml');
writeFileSync(sources, '[]');

const environment = (client) => ({
  ...process.env,
  DATABASE_URL: '',
  REDIS_URL: '',
  ENTENTE_DATA_DIR: join(folder, 'data'),
  ENTENTE_FEEDS: sources,
  ENTENTE_ALLOW_PRIVATE: '127.0.0.0/8',
  ENTENTE_HOST_SPACING_MS: String(SPACING),
  ENTENTE_POLL_MIN_MINUTES: '0.1',
  ENTENTE_POLL_MAX_MINUTES: '0.1',
  ENTENTE_CONTACT: `https://example.org/client-${client}`,
  ENTENTE_THREADS: '1',
  LOG_LEVEL: 'warn',
});

const entente = async (...words) => (await run(process.execPath, [main, ...words], { env: environment(0) })).stdout;

async function importFeeds(feeds) {
  const file = join(folder, 'wire.opml');
  const outlines = feeds.map((url) => `<outline text="${url}" xmlUrl="${url}"/>`).join('');
  writeFileSync(file, `<opml version="2.0"><body>${outlines}</body></opml>`);
  await entente('feeds', 'import', file);
}

const distinct = (hosts) => hosts.reduce((sum, { sent }) => sum + sent.size, 0);

async function measure() {
  const wire = await startWire(HOSTS);
  const children = [];
  try {
    await importFeeds(wire.feeds);
    const begin = performance.now();
    for (let client = 1; client <= PROCESSES; client++) {
      const child = spawn(process.execPath, [main, 'worker'], {
        env: environment(client),
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      children.push({ child, ended: new Promise((done) => child.once('exit', done)) });
    }
    // Four articles of one host are redirected to another, which serves them as its own.
    const expected = wire.articles - 4;
    while (distinct(wire.hosts) < expected && performance.now() - begin < LONGEST) await sleep(200);
    const seconds = (performance.now() - begin) / 1000;
    await sleep(AFTERGLOW);
    return { seconds, expected, hosts: wire.hosts };
  } finally {
    for (const { child } of children) child.kill('SIGTERM');
    await Promise.all(children.map(({ ended }) => ended));
    wire.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge({ seconds, expected, hosts }) {
  const perProcess = {};
  for (const { clients } of hosts)
    for (const [client, count] of clients) perProcess[client] = (perProcess[client] ?? 0) + count;
  const sum = (of) => hosts.reduce((total, host) => total + of(host), 0);
  return {
    hosts: hosts.length,
    processes: PROCESSES,
    spacingMs: SPACING,
    requests: sum(({ requests }) => requests),
    requestsPerProcess: perProcess,
    simultaneous: Math.max(...hosts.map(({ simultaneous }) => simultaneous)),
    shortestRestMs: Math.round(Math.min(...hosts.map(({ restGap }) => restGap))),
    shortestStartToStartMs: Math.round(Math.min(...hosts.map(({ startGap }) => startGap))),
    unchanged: sum(({ unchanged }) => unchanged),
    articles: distinct(hosts),
    lost: expected - distinct(hosts),
    // The redirected ones are asked for at their new host under both addresses.
    fetchedTwice: sum(
      ({ index, sent }) => [...sent].filter(([n, count]) => count > (index === 2 && n % 5 === 0 ? 2 : 1)).length,
    ),
    seconds: Number(seconds.toFixed(1)),
  };
}

const result = judge(await measure());
const rows = Object.entries(result).map(
  ([name, value]) => `${name.padEnd(24)}${typeof value === 'object' ? JSON.stringify(value) : value}`,
);
console.log(process.argv.includes('--json') ? JSON.stringify(result) : rows.join('\n'));
const { simultaneous, shortestStartToStartMs, lost, fetchedTwice, unchanged } = result;
if (simultaneous > 1 || shortestStartToStartMs < SPACING || lost || fetchedTwice || !unchanged) process.exitCode = 1;
