/**
 * The seconds that work takes by the clock of this process's own loop. It stands still while the machine is busy with
 * something else, so that an upper limit speaks of what was waited for.
 */
export async function secondsOf(work: Promise<unknown>): Promise<number> {
  let tenths = 0;
  const clock = setInterval(() => tenths++, 100);
  await work.finally(() => clearInterval(clock));
  return tenths / 10;
}

/** The milliseconds of processor time that this process spends on work: whatever else the machine does is not in it. */
export async function processorTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
