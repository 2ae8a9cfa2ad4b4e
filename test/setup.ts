import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openStore } from '../src/io/db/database.js';
import { startEmbedded } from '../src/io/db/embedded.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    /** For what the tests write; removed after the run. */
    folder: string;
    /** A database with all tables and no rows, to be copied. */
    template: string;
    /** Empty when there is no redis-server on this machine. */
    redisUrl: string;
    /** Empty when there is no Chromium on this machine. */
    chromium: string;
  }
}

/** One PostgreSQL and one Redis for the whole run; every test makes a database of its own. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(fastestFolder(), 'entente-test-'));
  execFileSync('chmod', ['755', folder]);
  project.provide('folder', folder);
  const postgres = await startEmbedded(folder);
  const redis = await startRedis(folder);
  project.provide('postgresUrl', postgres.url);
  project.provide('template', await makeTemplate(postgres.url));
  project.provide('redisUrl', redis?.url ?? '');
  project.provide('chromium', findChromium());
  return async () => {
    redis?.process.kill();
    await endConnections(postgres.url);
    await postgres.release();
    // Some hundred databases are a hundred thousand files, and nobody need wait for the disk to forget them.
    spawn('rm', ['-rf', folder], { detached: true, stdio: 'ignore' }).unref();
  };
}

/** Memory where there is plenty: a database for each test is a lot to write. */
function fastestFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 12e9 ? memory : tmpdir();
}

/**
 * To copy the tables takes half the time of making them, and what a test stores need not outlive a power cut. With a
 * new database for each test there is always one whose statistics are due: autovacuum would never rest.
 */
async function makeTemplate(server: string): Promise<string> {
  const name = 'entente_template';
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'])
    await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
  await client.query(`create database ${name}`);
  await client.end();
  const store = await openStore({ dataDir: '', databaseUrl: server.replace(/\/postgres$/, `/${name}`) });
  await store.close();
  return name;
}

/** The processes that ran the tests may not have ended yet, and the server stops when nobody uses it. */
async function endConnections(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid()`);
  await client.end();
}

async function startRedis(folder: string): Promise<{ url: string; process: ChildProcess } | undefined> {
  if (!onPath('redis-server')) {
    console.warn('\nNOT TESTED: redis-server is not installed, so nothing runs on the Redis queue.\n');
    return undefined;
  }
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder, '--databases', '10000'];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((ready) => {
    server.stdout.on('data', (text) => String(text).includes('Ready to accept') && ready());
  });
  return { url: `redis://127.0.0.1:${port}`, process: server };
}

function findChromium(): string {
  const found = ['chromium', 'chromium-browser', 'google-chrome'].map(onPath).find(Boolean) ?? '';
  if (!found) console.warn('\nNOT TESTED: Chromium is not installed, so no page runs in a browser.\n');
  return found;
}

function onPath(program: string): string {
  try {
    return execFileSync('which', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
