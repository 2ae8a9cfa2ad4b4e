import { join } from 'node:path';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { projectRoot } from '../../paths.js';
import { within } from '../../within.js';
import { noticeSilence, REACH_MS, unreachable } from '../reach.js';
import { startEmbedded } from './embedded.js';
import { keepPlans } from './plans.js';
import * as schema from './schema.js';

/** A connection or a transaction: every query takes one first. */
export type Db = Pick<
  NodePgDatabase<typeof schema>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'
>;

export interface Store {
  db: NodePgDatabase<typeof schema>;
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
}

/** Any number that no other program uses for its own advisory lock. */
const migrationLock = 7_045_113_382;

/**
 * Opens the database at `databaseUrl`, or the embedded one below `dataDir`, with its tables up to date.
 * Throws a UserError when no server answers.
 */
export async function openStore(where: { dataDir: string; databaseUrl: string | undefined }): Promise<Store> {
  if (where.databaseUrl) await reach(where.databaseUrl);
  const embedded = where.databaseUrl ? undefined : await startEmbedded(where.dataDir);
  const url = where.databaseUrl ?? embedded!.url;
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'entente', ...noticeSilence });
  // A connection lost while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // So would one lost in the middle of a transaction, whose queries have the error anyway.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('connect', keepPlans);
  await upgrade(pool);
  const close = async () => {
    // Whoever waits for the answer of a server that is gone does not keep the process.
    await within(10_000, pool.end());
    await embedded?.release();
  };
  return { db: drizzle(pool, { schema }), pool, url, close };
}

async function reach(url: string): Promise<void> {
  // The pool's own limit would also hold for those who wait for a free connection.
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: REACH_MS });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw unreachable('DATABASE_URL', client, error, 'the embedded database is used');
  } finally {
    await client.end().catch(() => {});
  }
}

/** Processes that start together take turns: the migrator itself has no lock. */
async function upgrade(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('set client_min_messages = warning');
    await migrate(drizzle(client), { migrationsFolder: join(projectRoot, 'src/io/db/migrations') });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
    client.release();
  }
}
