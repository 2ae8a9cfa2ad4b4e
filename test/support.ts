import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject, onTestFinished } from 'vitest';
import { type Config, readConfig } from '../src/config.js';
import { type OpenDeps, openAnalysis, openDeps } from '../src/deps.js';
import { openStore, type Store } from '../src/io/db/database.js';
import { openLog } from '../src/io/log.js';

/** The queue's two homes; the second is there only where a Redis server is. */
export const backends = [
  { name: 'PostgreSQL', redis: false },
  ...(process.env.VITEST && inject('redisUrl') ? [{ name: 'Redis', redis: true }] : []),
];

/** A database of its own on the run's server, with all tables. */
export async function newDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name} template ${inject('template')}`);
  await client.end();
  return server.replace(/\/postgres$/, `/${name}`);
}

/** A store with all tables, closed when the test ends. */
export async function newStore(): Promise<Store> {
  const store = await openStore({ dataDir: '', databaseUrl: await newDatabase() });
  onTestFinished(() => store.close());
  return store;
}

let redisDatabase = 0;

/** Settings for a monitor of its own, which may fetch from loopback. */
export async function newConfig(options: { redis?: boolean } = {}): Promise<Config> {
  redisDatabase = (redisDatabase + 1) % 16;
  return {
    ...readConfig({}),
    dataDir: mkdtempSync(join(tmpdir(), 'entente-test-data-')),
    databaseUrl: await newDatabase(),
    redisUrl: options.redis ? `${inject('redisUrl')}/${redisDatabase}` : undefined,
    port: 0,
    allowPrivate: ['127.0.0.0/8'],
    hostSpacingMs: 20,
    threads: 1,
  };
}

/** The threads of this file's tests: they take longer to start than most tests to run. */
let analysis: ReturnType<typeof openAnalysis> | undefined;
afterAll(() => analysis?.close());

/** Everything that workers and pages need, closed when the test ends. */
export async function newDeps(options: { redis?: boolean } = {}): Promise<OpenDeps> {
  const config = await newConfig(options);
  const deps = await openDeps(config, openLog('silent'));
  onTestFinished(() => deps.close());
  analysis ??= openAnalysis(config);
  return { ...deps, analyse: analysis.analyse };
}
