import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type Home, type Report, workerOptions } from './home.js';

/** The queues on a Redis server. */
export function onRedis(url: string, report: Report): Home {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', () => {});
  const options = { connection, prefix: 'entente' };
  return {
    queue: (name) => new Queue(name, options).on('error', report),
    worker: (declared, process) =>
      new Worker(declared.queue, process, { ...options, ...workerOptions(declared) }).on('error', report),
    close: async () => void (await connection.quit()),
  };
}
