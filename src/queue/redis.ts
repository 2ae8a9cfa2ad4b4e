import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { noticeSilence, REACH_MS, unreachable } from '../io/reach.js';
import { type Home, type Report, workerOptions } from './home.js';

/** The queues on a Redis server. Throws a UserError when it does not answer. */
export async function onRedis(url: string, report: Report): Promise<Home> {
  await reach(url);
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    keepAlive: noticeSilence.keepAliveInitialDelayMillis,
  });
  connection.on('error', () => {});
  const options = { connection, prefix: 'entente' };
  return {
    queue: (name) => new Queue(name, options).on('error', report),
    worker: (declared, process) =>
      new Worker(declared.queue, process, { ...options, ...workerOptions(declared) }).on('error', report),
    close: async () => void (await connection.quit()),
  };
}

/** The connection that lasts tries again for ever, as it must while a server restarts. */
async function reach(url: string): Promise<void> {
  const limits = { connectTimeout: REACH_MS, commandTimeout: REACH_MS };
  const redis = new Redis(url, { ...limits, lazyConnect: true, retryStrategy: () => null });
  let complaint: Error | undefined;
  redis.on('error', (error) => (complaint = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw unreachable('REDIS_URL', redis.options, complaint ?? error, 'the queues are in the database');
  } finally {
    redis.disconnect();
  }
}
