import {
  createPostgresBackend,
  DelayedError,
  type Job,
  Queue,
  runMigrations,
  UnrecoverableError,
  Worker,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Deps } from './deps.js';
import { GiveUp, WaitFor } from './errors.js';
import type { AnyWorker, Outcome, QueueName } from './worker.js';

export interface Engine {
  /** Wakes a worker that runs on a schedule. */
  wake(queue: QueueName): Promise<void>;
  /** Lets running jobs end, for at most 25 seconds. */
  stop(): Promise<void>;
}

type Queues = Map<QueueName, Pick<Queue, 'add' | 'addBulk' | 'upsertJobScheduler' | 'close'>>;

const schema = 'bullmq';

/** A lock is a lease: when its process dies, the job is taken up again after at most `lockDuration` + 2 `stalledInterval`. */
const lease = { lockDuration: 10_000, stalledInterval: 5_000 };

const jobDefaults = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000 },
  // An id that is kept, even as completed or failed, can never be added again.
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** Starts the workers on Redis when `redisUrl` is given, else on PostgreSQL. */
export async function startEngine(
  workers: AnyWorker[],
  deps: Deps,
  where: { databaseUrl: string; redisUrl: string | undefined },
): Promise<Engine> {
  const report = reporter(deps.log);
  const home = where.redisUrl ? onRedis(where.redisUrl, report) : await onPostgres(where.databaseUrl, report);
  const queues: Queues = new Map();
  for (const { queue: name } of workers) queues.set(name, home.queue(name));
  const running = workers.map((declared) => {
    const started = home.worker(declared, (job, token) => runJob(declared, job, token, deps, queues));
    started.on('failed', (job, error) => deps.log.error({ job: job?.id, err: error }, 'job failed'));
    return started;
  });
  for (const { queue: name, every } of workers) {
    if (every) await queues.get(name)?.upsertJobScheduler(name, { every }, { name, opts: jobDefaults });
  }
  const stopAll = async () => {
    await closeWithin(25_000, running);
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    await home.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    wake: async (name) => void (await queues.get(name)?.add(name, {}, { ...jobDefaults, jobId: `${name}-now` })),
    stop: () => (stopped ??= stopAll()),
  };
}

async function runJob(declared: AnyWorker, job: Job, token: string | undefined, deps: Deps, queues: Queues) {
  let delay: number | undefined;
  const begin = performance.now();
  try {
    const outcome: Outcome<QueueName> = await declared.run(job.data, deps);
    await sendOn(outcome, queues);
    delay = outcome.again;
  } catch (error) {
    if (error instanceof GiveUp) throw new UnrecoverableError(error.message);
    if (!(error instanceof WaitFor)) throw error;
    delay = error.delay;
  }
  deps.log.debug({ job: job.id, milliseconds: Math.round(performance.now() - begin), again: delay }, 'job done');
  if (delay === undefined) return;
  await job.moveToDelayed(Date.now() + delay, token);
  throw new DelayedError();
}

async function sendOn(outcome: Outcome<QueueName>, queues: Queues): Promise<void> {
  for (const [name, payloads] of Object.entries(outcome.next ?? {}) as [QueueName, object[]][]) {
    const jobs = payloads.map((data) => ({ name, data, opts: { ...jobDefaults, jobId: jobId(name, data) } }));
    if (jobs.length) await queues.get(name)?.addBulk(jobs);
  }
}

/** The same work has the same id, so that what already waits is not added twice. BullMQ allows no colon in it. */
const jobId = (name: QueueName, data: object) => [name, ...Object.values(data)].map(encodeURIComponent).join('-');

type Report = (error: Error) => void;

type Processor = (job: Job, token?: string) => Promise<void>;

const workerOptions = (declared: AnyWorker) => ({
  concurrency: declared.concurrency,
  // The database counts an article's tries; the queue's own count would only lose jobs after crashes.
  maxStalledCount: 1_000_000,
  ...lease,
});

function onRedis(url: string, report: Report) {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', () => {});
  const options = { connection, prefix: 'entente' };
  return {
    queue: (name: string) => new Queue(name, options).on('error', report),
    worker: (declared: AnyWorker, process: Processor) =>
      new Worker(declared.queue, process, { ...options, ...workerOptions(declared) }).on('error', report),
    close: async () => void (await connection.quit()),
  };
}

async function onPostgres(url: string, report: Report) {
  // What the queue forgets in a power cut, the sweep finds again: its commits need not wait for the disk.
  const options = `-c search_path=${schema} -c synchronous_commit=off`;
  const connection = new pg.Pool({
    connectionString: url,
    max: 16,
    keepAlive: true,
    options,
    application_name: 'entente-queue',
  });
  connection.on('error', () => {});
  // Every queue and worker listens on it.
  connection.setMaxListeners(0);
  const client = await connection.connect();
  await runMigrations(client, schema).finally(() => client.release());
  return {
    queue: (name: string) => new Queue(name, { connection }, createPostgresBackend).on('error', report),
    worker: (declared: AnyWorker, process: Processor) =>
      new Worker(declared.queue, process, { connection, ...workerOptions(declared) }, createPostgresBackend).on(
        'error',
        report,
      ),
    close: () => connection.end(),
  };
}

/** A store that is full or away makes the same complaint thousands of times: once a minute is enough. */
function reporter(log: Deps['log']): Report {
  const last = new Map<string, number>();
  return ({ message }) => {
    if (Date.now() - (last.get(message) ?? 0) < 60_000) return;
    if (last.size > 100) last.clear();
    last.set(message, Date.now());
    log.warn({ reason: message }, 'queue');
  };
}

async function closeWithin(milliseconds: number, workers: Pick<Worker, 'close'>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  const gentle = Promise.all(workers.map((each) => each.close())).then(() => clearTimeout(timer));
  await Promise.race([gentle, deadline]);
  await Promise.all(workers.map((each) => each.close(true)));
}
