import type { Job, Queue, Worker } from 'bullmq';
import type { AnyWorker } from '../worker.js';

/** Where the queues live. */
export interface Home {
  queue(name: string): Pick<Queue, 'add' | 'addBulk' | 'upsertJobScheduler' | 'close'>;
  worker(declared: AnyWorker, process: Processor): Pick<Worker, 'close'>;
  close(): Promise<void>;
}

export type Processor = (job: Job, token?: string) => Promise<void>;

/** Takes what a store complains of. */
export type Report = (error: Error) => void;

/** What holds for a worker in every home. */
export const workerOptions = ({ concurrency }: AnyWorker) => ({
  concurrency,
  // The database counts an article's tries; the queue's own count would only lose jobs after crashes.
  maxStalledCount: 1_000_000,
  // A lock is a lease: when its process dies, the job is taken up again after at most `lockDuration` + 2 `stalledInterval`.
  lockDuration: 10_000,
  stalledInterval: 5_000,
});
