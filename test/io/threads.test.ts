import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { GiveUp } from '../../src/errors.js';
import { openThreads } from '../../src/io/threads.js';
import { builtFile } from '../../src/paths.js';
import { newFolder } from '../support.js';

const module = join(newFolder(), 'tasks.mjs');
writeFileSync(
  module,
  `import { inThread } from ${JSON.stringify(builtFile('src/io/threads.js'))};
   import { GiveUp } from ${JSON.stringify(builtFile('src/errors.js'))};
   export const double = inThread((n) => n * 2);
   export const hopeless = inThread(() => { throw new GiveUp('not an article'); });
   export const broken = inThread(() => { throw new TypeError('a bug'); });
   export const endless = inThread(() => { for (;;); });
   export const greedy = inThread(() => { const all = []; for (;;) all.push(new Array(1e5).fill(1.5)); });`,
);

function open() {
  const threads = openThreads(module, { threads: 2, timeoutMs: 500, workerData: {} });
  onTestFinished(() => threads.close());
  return threads;
}

test('more tasks than threads all get their turn, and waiting does not use up their time', async () => {
  const threads = open();
  const results = await Promise.all(Array.from({ length: 50 }, (_, n) => threads.run<number>('double', n)));
  expect(results).toEqual(Array.from({ length: 50 }, (_, n) => 2 * n));
});

test('the class of an error says what happens next, also across threads', async () => {
  const threads = open();
  await expect(threads.run('hopeless', 0)).rejects.toBeInstanceOf(GiveUp);
  await expect(threads.run('broken', 0)).rejects.not.toBeInstanceOf(GiveUp);
});

test('a task that takes too long is killed, its neighbours go on, and this thread never stops', async () => {
  const threads = open();
  let turns = 0;
  const timer = setInterval(() => turns++, 10);
  onTestFinished(() => clearInterval(timer));
  const bad = threads.run('endless', 0);
  const good = Promise.all(Array.from({ length: 20 }, (_, n) => threads.run('double', n)));
  await expect(bad).rejects.toThrow('reading it took longer than 0.5 seconds');
  await good;
  // A thread that stopped would have had none or one; a busy machine decides how many of the fifty there are.
  expect(turns).toBeGreaterThan(4);
  expect(await threads.run('double', 4)).toBe(8);
});

test('a task that takes too much memory ends as a named failure', async () => {
  const threads = openThreads(module, { threads: 1, timeoutMs: 20_000, workerData: {} });
  onTestFinished(() => threads.close());
  await expect(threads.run('greedy', 0)).rejects.toThrow('reading it took too much memory');
  expect(await threads.run('double', 4)).toBe(8);
}, 30_000);

test('the time that a thread needs to load its modules is not the task’s', async () => {
  const slow = join(newFolder(), 'slow.mjs');
  writeFileSync(
    slow,
    `await new Promise((loaded) => setTimeout(loaded, 700));
     export { double, endless } from ${JSON.stringify(module)};`,
  );
  const threads = openThreads(slow, { threads: 1, timeoutMs: 300, workerData: {} });
  onTestFinished(() => threads.close());
  expect(await threads.run('double', 4)).toBe(8);
  await expect(threads.run('endless', 0)).rejects.toThrow('reading it took longer than 0.3 seconds');
});
