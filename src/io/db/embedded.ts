import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type Home, prepareHome } from './embedded-home.js';

const run = promisify(execFile);

export interface EmbeddedServer {
  url: string;
  /** Stops the server unless another process still uses it. */
  release(): Promise<void>;
}

const serverSettings = [
  "listen_addresses='127.0.0.1'",
  "unix_socket_directories=''",
  'max_connections=100',
  'shared_buffers=64MB',
  'wal_compression=on',
  'max_wal_size=256MB',
];

/**
 * Starts PostgreSQL in `dataDir`, or joins the one already running there, and
 * returns its address. The server outlives a killed process; the next start
 * joins it, and the last process to leave stops it.
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const home = await prepareHome(dataDir);
  const cluster = join(home.data, 'cluster');
  const passwordFile = join(home.data, 'password');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(home, cluster, passwordFile);
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const url = async () => `postgres://entente:${password}@127.0.0.1:${await runningPort(cluster)}/postgres`;
  if (!(await answers(await url()))) await start(home, cluster);
  const address = await url();
  return { url: address, release: () => stopIfLast(home, cluster, address) };
}

async function initialise(home: Home, cluster: string, passwordFile: string): Promise<void> {
  await rm(cluster, { recursive: true, force: true });
  await writeFile(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (home.identity) await chown(passwordFile, home.identity.uid, home.identity.gid);
  const options = ['--username=entente', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  await run(home.binary('initdb'), ['-D', cluster, ...options, ...locale], { ...home.identity, cwd: home.data });
}

async function start(home: Home, cluster: string): Promise<void> {
  const port = await freePort();
  const options = [...serverSettings, `port=${port}`].map((setting) => `-c ${setting}`).join(' ');
  const args = ['-D', cluster, '-l', join(home.data, 'postgres.log'), '-o', options, '-w', '-t', '30', 'start'];
  try {
    await run(home.binary('pg_ctl'), args, { ...home.identity, cwd: home.data });
  } catch (error) {
    // Two processes may start at once: the loser joins the winner.
    if ((await runningPort(cluster)) !== 0) return;
    throw new Error(`PostgreSQL did not start; see ${join(home.data, 'postgres.log')}`, { cause: error });
  }
}

/** The port is the fourth line of postmaster.pid (PostgreSQL documentation, "Server File Layout"); 0 when absent. */
async function runningPort(cluster: string): Promise<number> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(lines.split('\n')[3] ?? 0);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopIfLast(home: Home, cluster: string, url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const others = await client.query(
      "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
    );
    if (others.rowCount) return;
  } finally {
    await client.end().catch(() => {});
  }
  await run(home.binary('pg_ctl'), ['-D', cluster, '-m', 'fast', '-w', 'stop'], { ...home.identity, cwd: home.data });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
