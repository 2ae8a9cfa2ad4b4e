// One monitor of its own: publishers, a database, a queue, and processes that can be started, watched and killed.

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadKnowledge } from '../../dist/src/analyse.js';
import { readConfig } from '../../dist/src/config.js';
import { openStore } from '../../dist/src/io/db/database.js';
import { saveFeeds } from '../../dist/src/io/db/feeds.js';
import { readStatus } from '../../dist/src/io/db/status.js';
import { startWire } from './wire.mjs';

const { hash } = loadKnowledge(readConfig({}));
const main = join(import.meta.dirname, '../../dist/src/main.js');
const LONGEST = 280_000;

/** Opens a trial; `close` ends whatever it has started. */
export async function openTrial({ name, folder, databaseUrl, redis, spacingMs, wire: wish, pollMinutes = 5 }) {
  const wire = await startWire(wish);
  const sources = join(folder, `${name}.yaml`);
  writeFileSync(sources, '[]');
  const environment = (client) => ({
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis?.url ?? '',
    ENTENTE_FEEDS: sources,
    ENTENTE_ALLOW_PRIVATE: '127.0.0.0/8',
    ENTENTE_HOST_SPACING_MS: String(spacingMs),
    ENTENTE_POLL_MIN_MINUTES: String(pollMinutes),
    ENTENTE_POLL_MAX_MINUTES: String(pollMinutes),
    ENTENTE_CONTACT: `https://example.org/client-${client}`,
    ENTENTE_THREADS: '1',
    LOG_LEVEL: 'info',
  });
  // Watching is done from here: every process that is started to look takes the processor from those that are measured.
  const store = await openStore({ dataDir: '', databaseUrl });
  await saveFeeds(
    store.db,
    wire.feeds.map((url, index) => ({ id: `feed-${index}`, url, name: url, origin: 'user' })),
  );
  const started = [];
  return {
    wire,
    articles: wish.articles,
    redis,
    query: async (text, values) => (await store.pool.query(text, values)).rows,
    log: () => started.map(({ output }) => output).join(''),
    megabytes: () => Math.max(...started.map(({ megabytes }) => megabytes)),
    start(...words) {
      const process = launch(words, environment(started.length + 1));
      started.push(process);
      return process;
    },
    status: () => readStatus(store.db, hash),
    async close() {
      await Promise.all(started.map((process) => process.end('SIGKILL')));
      await store.close();
      wire.close();
    },
  };
}

function launch(words, env) {
  const child = spawn(process.execPath, [main, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const launched = { output: '', megabytes: 0, ended: new Promise((done) => child.once('exit', done)) };
  const listen = (text) => (launched.output += text);
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const watch = setInterval(() => (launched.megabytes = Math.max(launched.megabytes, memoryOf(child.pid))), 250);
  void launched.ended.then(() => clearInterval(watch));
  launched.signal = (signal) => child.kill(signal);
  launched.end = async (signal) => {
    const begin = performance.now();
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await launched.ended;
    return (performance.now() - begin) / 1000;
  };
  return launched;
}

/** Resident, in MB; 0 where the system does not say. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Resolves when so large a share of the articles has been asked for. */
export async function untilAsked({ wire }, share) {
  const articles = wire.hosts.reduce((sum, host) => sum + host.articles.length, 0);
  for (const begin = performance.now(); wire.sent() < articles * share && performance.now() - begin < LONGEST; )
    await sleep(50);
}

/** Resolves when nothing waits and no retry is near. */
export async function untilIdle(trial, articles) {
  for (const begin = performance.now(); performance.now() - begin < LONGEST; await sleep(1_000)) {
    const { entries, waiting, retryingSoon } = await trial.status();
    if (entries >= articles && waiting === 0 && !retryingSoon) return;
  }
}
