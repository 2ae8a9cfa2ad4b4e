const minute = 60_000;

/** Waits before the second and each later try: six tries over two days. */
const delays = [1, 10, 60, 6 * 60, 40 * 60].map((minutes) => minutes * minute);

/** Tries that end without an outcome, as their process died, count too: past these the article is what killed it. */
export const mostTries = delays.length + 1;

/** Returns when to try again after the given try (1 is the first), or null when it was the last. */
export function nextTry(attempt: number, now: Date): Date | null {
  const delay = delays[attempt - 1];
  return delay === undefined ? null : new Date(now.getTime() + delay);
}
