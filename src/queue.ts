import { DelayedError, type Job, type JobsOptions, UnrecoverableError } from 'bullmq';
import type { Deps } from './deps.js';
import { GiveUp, WaitFor } from './errors.js';
import { causeOf } from './io/db/refusal.js';
import type { Home, Report } from './queue/home.js';
import { onPostgres } from './queue/postgres.js';
import { onRedis } from './queue/redis.js';
import { within } from './within.js';
import type { AnyWorker, Outcome, QueueName } from './worker.js';

export interface Engine {
  /** Wakes a worker that runs on a schedule. A queue that cannot take the request has its complaint logged: the schedule comes anyway. */
  wake(queue: QueueName): Promise<void>;
  /** Lets running jobs end, for at most 25 seconds; connections to a store that is gone may outlive that. */
  stop(): Promise<void>;
}

type Queues = Map<QueueName, { queue: ReturnType<Home['queue']>; declared: AnyWorker }>;

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
  const isNews = onceAMinute();
  const report: Report = ({ message }) => void (isNews(message) && deps.log.warn({ reason: message }, 'queue'));
  const home = await (where.redisUrl ? onRedis(where.redisUrl, report) : onPostgres(where.databaseUrl, report));
  const queues: Queues = new Map();
  for (const declared of workers) queues.set(declared.queue, { queue: home.queue(declared.queue), declared });
  const running = workers.map((declared) =>
    home.worker(declared, (job, token) => runJob(declared, job, token, { deps, queues, isNews })),
  );
  for (const { queue: name, every } of workers) {
    if (every) await queues.get(name)?.queue.upsertJobScheduler(name, { every }, { name, opts: jobDefaults });
  }
  const closeAll = async () => {
    await Promise.all(running.map((each) => each.close()));
    await Promise.all([...queues.values()].map(({ queue }) => queue.close()));
    await home.close();
  };
  const stopAll = async () => {
    if (await within(25_000, closeAll())) return;
    deps.log.warn('stopped without waiting for all jobs to end: what they were at is taken up again');
  };
  let stopped: Promise<void> | undefined;
  return {
    wake: async (name) => {
      await queues
        .get(name)
        ?.queue.add(name, {}, { ...jobDefaults, ...oneMore(name, {}) })
        .catch(report);
    },
    stop: () => (stopped ??= stopAll()),
  };
}

interface Around {
  deps: Deps;
  queues: Queues;
  isNews(message: string): boolean;
}

async function runJob(declared: AnyWorker, job: Job, token: string | undefined, { deps, queues, isNews }: Around) {
  let delay: number | undefined;
  const begin = performance.now();
  const named = { queue: declared.queue, ...job.data };
  try {
    const outcome: Outcome<QueueName> = await declared.run(job.data, deps);
    await sendOn(outcome, queues);
    delay = outcome.again;
  } catch (error) {
    if (!(error instanceof WaitFor)) {
      const reason = causeOf(error);
      // What is broken off because the process ends is no failure, and is taken up again.
      if (!deps.stopping.aborted && isNews(`${declared.queue}: ${reason}`))
        deps.log.error({ ...named, err: reason }, 'job failed');
      throw error instanceof GiveUp ? new UnrecoverableError(error.message) : reason;
    }
    delay = error.delay;
  }
  deps.log.debug({ ...named, milliseconds: Math.round(performance.now() - begin), again: delay }, 'job done');
  if (delay === undefined) return;
  await job.moveToDelayed(Date.now() + delay, token);
  throw new DelayedError();
}

async function sendOn(outcome: Outcome<QueueName>, queues: Queues): Promise<void> {
  for (const [name, payloads] of Object.entries(outcome.next ?? {}) as [QueueName, object[]][]) {
    const later = queues.get(name);
    if (!later || payloads.length === 0) continue;
    const identify = later.declared.gathers ? oneMore : once;
    const jobs = payloads.map((data) => ({ name, data, opts: { ...jobDefaults, ...identify(name, data) } }));
    await later.queue.addBulk(jobs);
  }
}

/** What waits or runs already is not added again. */
const once = (name: QueueName, data: object): JobsOptions => ({ jobId: idOf(name, data) });

/** What waits already is not added again; what runs already may have looked too early, and runs once more after it. */
const oneMore = (name: QueueName, data: object): JobsOptions => ({
  deduplication: { id: idOf(name, data), keepLastIfActive: true },
});

/** The same work has the same id. BullMQ allows no colon in it. */
const idOf = (name: QueueName, data: object) => [name, ...Object.values(data)].map(encodeURIComponent).join('-');

/** A store that is full or away makes the same complaint thousands of times: once a minute is enough. */
function onceAMinute(): (message: string) => boolean {
  const last = new Map<string, number>();
  return (message) => {
    if (Date.now() - (last.get(message) ?? 0) < 60_000) return false;
    if (last.size > 100) last.clear();
    last.set(message, Date.now());
    return true;
  };
}
