import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a promise so many milliseconds at most, and returns whether that was long enough. Rejects as it does. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  const settled = new AbortController();
  const deadline = sleep(milliseconds, false, { signal: settled.signal });
  try {
    return await Promise.race([promise.then(() => true), deadline]);
  } finally {
    settled.abort();
  }
}
