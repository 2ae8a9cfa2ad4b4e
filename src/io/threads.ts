import { Piscina } from 'piscina';
import { GiveUp } from '../errors.js';

export interface Threads {
  /** Runs one of the module's exported functions in a thread. Rejects with GiveUp when it exceeds its time or memory. */
  run<Result>(name: string, task: unknown): Promise<Result>;
  close(): Promise<void>;
}

/** The thread raises the flag when it begins: until then it may be loading its modules, which is not the task's fault. */
interface Envelope<Task> {
  task: Task;
  begun: Int32Array<SharedArrayBuffer>;
}

type Settled<Result> = { result: Result } | { hopeless: string };

/**
 * Wraps a function that runs in a thread: an error loses its class on the way out, so GiveUp travels as a value.
 * What `prepare` does is no more the task's fault than the loading of modules.
 */
export const inThread =
  <Task, Result>(perform: (task: Task) => Result | Promise<Result>, prepare = (): unknown => undefined) =>
  async ({ task, begun }: Envelope<Task>): Promise<Settled<Result>> => {
    prepare();
    Atomics.store(begun, 0, 1);
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
  let pool: Piscina | undefined;
  // Most commands read nothing: the first task starts the first thread.
  const start = () => {
    pool = new Piscina({
      filename: module,
      // One article needs one thread; one that came and went would load its modules and compile the codebook each time.
      minThreads: 1,
      maxThreads: options.threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      workerData: options.workerData,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    // A thread that dies without a task must not take the process along.
    pool.on('error', () => {});
    return pool;
  };
  const gate = openGate(options.threads);
  return {
    run: async <Result>(name: string, task: unknown): Promise<Result> => {
      // The clock starts with the work, not with the wait for a free thread.
      await gate.enter();
      const begun = new Int32Array(new SharedArrayBuffer(4));
      const clock = startClock(options.timeoutMs, () => Atomics.load(begun, 0) === 1);
      try {
        const settled: Settled<Result> = await (pool ?? start()).run({ task, begun }, { name, signal: clock.signal });
        if ('hopeless' in settled) throw new GiveUp(settled.hopeless);
        return settled.result;
      } catch (error) {
        throw limitExceeded(error, options.timeoutMs) ?? error;
      } finally {
        clock.stop();
        gate.leave();
      }
    },
    close: async () => pool?.close({ force: true }),
  };
}

const ticks = 10;
/** A thread that needs this many times the limit to load its modules is broken. */
const patience = 12;

/** A signal that aborts `timeoutMs` after `begun` first says so, to a tenth, or at last after the patience for loading. */
function startClock(timeoutMs: number, begun: () => boolean) {
  const controller = new AbortController();
  let waited = 0;
  let worked = 0;
  const timer = setInterval(() => {
    if (begun()) worked++;
    else waited++;
    if (worked > ticks || waited > ticks * patience) controller.abort();
  }, timeoutMs / ticks);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
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
