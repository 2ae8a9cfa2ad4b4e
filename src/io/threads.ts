import { Piscina } from 'piscina';
import { GiveUp } from '../errors.js';

export interface Threads {
  /** Runs one of the module's exported functions in a thread. Rejects with GiveUp when it exceeds its time or memory. */
  run<Result>(name: string, task: unknown): Promise<Result>;
  close(): Promise<void>;
}

type Settled<Result> = { result: Result } | { hopeless: string };

/** Wraps a function that runs in a thread: an error loses its class on the way out, so GiveUp travels as a value. */
export const inThread =
  <Task, Result>(perform: (task: Task) => Result | Promise<Result>) =>
  async (task: Task): Promise<Settled<Result>> => {
    try {
      return { result: await perform(task) };
    } catch (error) {
      if (error instanceof GiveUp) return { hopeless: error.message };
      throw error;
    }
  };

/** Opens a pool of threads that load `module`, whose exports are wrapped by `inThread`. A task that takes longer than `timeoutMs` is killed with its thread. */
export function openThreads(
  module: string,
  options: { threads: number; timeoutMs: number; workerData: unknown },
): Threads {
  const pool = new Piscina({
    filename: module,
    // A thread that comes and goes would load its modules and compile the codebook each time.
    minThreads: options.threads,
    maxThreads: options.threads,
    workerData: options.workerData,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  // A thread that dies without a task must not take the process along.
  pool.on('error', () => {});
  const gate = openGate(options.threads);
  return {
    run: async <Result>(name: string, task: unknown): Promise<Result> => {
      // The clock starts with the work, not with the wait for a free thread.
      await gate.enter();
      try {
        const settled: Settled<Result> = await pool.run(task, { name, signal: AbortSignal.timeout(options.timeoutMs) });
        if ('hopeless' in settled) throw new GiveUp(settled.hopeless);
        return settled.result;
      } catch (error) {
        throw limitExceeded(error, options.timeoutMs) ?? error;
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

function limitExceeded(error: unknown, timeoutMs: number): GiveUp | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return new GiveUp(`reading it took longer than ${timeoutMs / 1000} seconds`);
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory ? new GiveUp('reading it took too much memory') : undefined;
}
