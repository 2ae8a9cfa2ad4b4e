import { Piscina } from 'piscina';
import { GiveUp } from '../errors.js';

export interface Threads {
  /** Runs one of the module's exported functions in a thread. Rejects with GiveUp when it exceeds its time or memory. */
  run<Result>(name: string, task: unknown): Promise<Result>;
  close(): Promise<void>;
}

/** Opens a pool of threads that load `module`. A task that takes longer than `timeoutMs` is killed with its thread. */
export function openThreads(
  module: string,
  options: { threads: number; timeoutMs: number; workerData: unknown },
): Threads {
  const pool = new Piscina({
    filename: module,
    minThreads: 1,
    maxThreads: options.threads,
    workerData: options.workerData,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  // A thread that dies without a task must not take the process along.
  pool.on('error', () => {});
  const gate = openGate(options.threads);
  return {
    run: async (name, task) => {
      // The clock starts with the work, not with the wait for a free thread.
      await gate.enter();
      try {
        return await pool.run(task, { name, signal: AbortSignal.timeout(options.timeoutMs) });
      } catch (error) {
        throw outcome(error, `reading it took longer than ${options.timeoutMs / 1000} seconds`);
      } finally {
        gate.leave();
      }
    },
    close: () => pool.close({ force: true }),
  };
}

function openGate(places: number) {
  const queue: (() => void)[] = [];
  let free = places;
  return {
    enter: () => (free-- > 0 ? Promise.resolve() : new Promise<void>((admit) => queue.push(admit))),
    leave: () => {
      free++;
      queue.shift()?.();
    },
  };
}

/** Errors lose their class on the way out of a thread; their name survives. */
function outcome(error: unknown, tooLong: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'AbortError') return new GiveUp(tooLong);
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new GiveUp('reading it took too much memory');
  return error.name === 'GiveUp' ? new GiveUp(error.message) : error;
}
