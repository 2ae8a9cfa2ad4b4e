import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { noticeSilence } from '../io/reach.js';
import { type Home, type Report, workerOptions } from './home.js';

const schema = 'bullmq';

/** The queues in a schema of their own in PostgreSQL. */
export async function onPostgres(url: string, report: Report): Promise<Home> {
  // What the queue forgets in a power cut, the sweep finds again: its commits need not wait for the disk.
  const options = `-c search_path=${schema} -c synchronous_commit=off`;
  const connection = new pg.Pool({
    connectionString: url,
    max: 16,
    ...noticeSilence,
    options,
    application_name: 'entente-queue',
  });
  connection.on('error', () => {});
  connection.on('connect', (made) => made.on('error', () => {}));
  // Every queue and worker listens on it.
  connection.setMaxListeners(0);
  const client = await connection.connect();
  await runMigrations(client, schema).finally(() => client.release());
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend).on('error', report),
    worker: (declared, process) =>
      new Worker(declared.queue, process, { connection, ...workerOptions(declared) }, createPostgresBackend).on(
        'error',
        report,
      ),
    close: () => connection.end(),
  };
}
