import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { loadKnowledge, openAnalysis } from '../src/analyse.js';
import { type Config, readConfig } from '../src/config.js';
import { type OpenDeps, openDeps } from '../src/deps.js';
import { openStore, type Store } from '../src/io/db/database.js';
import { openLog } from '../src/io/log.js';

/** The queue's two homes; the second is there only where a Redis server is. */
export const backends = [
  { name: 'PostgreSQL', redis: false },
  ...(process.env.VITEST && inject('redisUrl') ? [{ name: 'Redis', redis: true }] : []),
];

/** The one connection of this process that makes databases, which ends with it: to open one takes longer than most queries. */
let administrator: Promise<pg.Client> | undefined;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  // The run ends it when it stops the server.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** A database of its own on the run's server, with all tables. */
export async function newDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  administrator ??= connect(server);
  const client = await administrator;
  // To copy the files takes a quarter of the time of writing each page to the log, as the default does.
  await client.query(`create database ${name} template ${inject('template')} strategy file_copy`);
  return server.replace(/\/postgres$/, `/${name}`);
}

/** A store with all tables, closed when the test ends. */
export async function newStore(): Promise<Store> {
  const store = await openStore({ dataDir: '', databaseUrl: await newDatabase() });
  onTestFinished(() => store.close());
  return store;
}

/** Numbers of Redis databases, a hundred for each process that runs tests: what one monitor leaves waiting is no other's work. */
let redisDatabase = 100 * Number(process.env.VITEST_POOL_ID ?? 0);

/** An empty folder, removed after the run. */
export const newFolder = () => mkdtempSync(join(inject('folder'), 'test-'));

/** Settings for a monitor of its own, which may fetch from loopback. */
export async function newConfig(options: { redis?: boolean } = {}): Promise<Config> {
  return {
    ...readConfig({}),
    dataDir: newFolder(),
    databaseUrl: await newDatabase(),
    redisUrl: options.redis ? `${inject('redisUrl')}/${++redisDatabase}` : undefined,
    port: 0,
    allowPrivate: ['127.0.0.0/8'],
    hostSpacingMs: 20,
    threads: 1,
  };
}

const known = loadKnowledge(readConfig({}));

/** The one thread of this process, which ends with it: it takes longer to start than most tests to run. */
export const { analyse } = openAnalysis({ ...readConfig({}), threads: 1 }, known.knowledge);

/** Everything that workers and pages need, closed when the test ends. */
export async function newDeps(options: { redis?: boolean } = {}): Promise<OpenDeps> {
  const deps = await openDeps(await newConfig(options), openLog('silent'), known);
  onTestFinished(() => deps.close());
  return { ...deps, analyse };
}
