import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { DrizzleQueryError } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Deps } from '../src/deps.js';
import { GiveUp, WaitFor } from '../src/errors.js';
import { type Log, openLog } from '../src/io/log.js';
import { startEngine } from '../src/queue.js';
import { type AnyWorker, worker } from '../src/worker.js';
import { backends, newConfig } from './support.js';

describe.each(backends)('on $name', ({ redis }) => {
  async function start(workers: AnyWorker[], log: Log = openLog('silent')) {
    const { databaseUrl = '', redisUrl } = await newConfig({ redis });
    // The driver itself asks nothing of the record but its log, and whether the process is to end.
    const deps = { log, stopping: new AbortController().signal } as Deps;
    const engine = await startEngine(workers, deps, { databaseUrl, redisUrl });
    onTestFinished(() => engine.stop());
    return engine;
  }

  const feedOf = (run: (feedId: string, deps: Deps) => Promise<object>) =>
    worker({ queue: 'feed', concurrency: 4, run: ({ feedId }, deps) => run(feedId, deps) });

  const pollOf = (...ids: string[]) =>
    worker({ queue: 'poll', concurrency: 1, run: async () => ({ next: { feed: ids.map((feedId) => ({ feedId })) } }) });

  test('what a worker hands on reaches the next queue', async () => {
    const run = vi.fn(async (_id: string) => ({}));
    const engine = await start([pollOf('a', 'https://b.example/?x=1:2', '3'), feedOf(run)]);
    await engine.wake('poll');
    await expect
      .poll(() => run.mock.calls.map(([id]) => id).sort(), { timeout: 20_000 })
      .toEqual(['3', 'a', 'https://b.example/?x=1:2']);
  });

  test('work that already waits is not added twice, and work that is done can be added again', async () => {
    const run = vi.fn(async (_id: string) => sleep(300, {}));
    const engine = await start([pollOf('a', 'a', 'a'), feedOf(run)]);
    await engine.wake('poll');
    await expect.poll(() => run.mock.calls.length, { timeout: 20_000 }).toBe(1);
    await sleep(600);
    expect(run).toHaveBeenCalledTimes(1);
    await engine.wake('poll');
    await expect.poll(() => run.mock.calls.length, { timeout: 20_000 }).toBe(2);
  });

  test('what is handed on while a gathering worker runs leads to one more run after it, and never to two at once', async () => {
    const release: (() => void)[] = [];
    let atOnce = 0;
    let worst = 0;
    const run = async () => {
      worst = Math.max(worst, ++atOnce);
      await new Promise<void>((resolve) => release.push(resolve));
      atOnce--;
      return {};
    };
    const asked = vi.fn(async () => ({ next: { scrape: [{ host: 'a' }] } }));
    const engine = await start([
      worker({ queue: 'poll', concurrency: 1, run: asked }),
      worker({ queue: 'scrape', concurrency: 4, gathers: true, run }),
    ]);
    await engine.wake('poll');
    await expect.poll(() => release.length, { timeout: 20_000 }).toBe(1);
    for (let time = 2; time <= 4; time++) {
      await engine.wake('poll');
      await expect.poll(() => asked.mock.calls.length, { timeout: 20_000 }).toBe(time);
    }
    // The last of the three is handed on just after its run was counted.
    await sleep(200);
    release[0]!();
    await expect.poll(() => release.length, { timeout: 20_000 }).toBe(2);
    release[1]!();
    await sleep(500);
    expect([release.length, worst]).toEqual([2, 1]);
  });

  test('an error is tried again, a hopeless one is not', async () => {
    const tries: Record<string, number> = {};
    const run = async (id: string) => {
      tries[id] = (tries[id] ?? 0) + 1;
      if (id === 'hopeless') throw new GiveUp('never');
      if (tries[id] < 2) throw new Error('once');
      return {};
    };
    const engine = await start([pollOf('flaky', 'hopeless'), feedOf(run)]);
    await engine.wake('poll');
    await expect.poll(() => tries, { timeout: 20_000 }).toEqual({ flaky: 2, hopeless: 1 });
  });

  test('queries that fail for one reason are one line in the log, without what they were to store', async () => {
    const lines: string[] = [];
    const log = pino(new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }));
    let tries = 0;
    const run = async (id: string) => {
      tries++;
      throw new DrizzleQueryError('insert into articles', [`the text of ${id}`], new Error('no space left'));
    };
    const engine = await start([pollOf('a', 'b', 'c'), feedOf(run)], log);
    await engine.wake('poll');
    await expect.poll(() => tries, { timeout: 20_000 }).toBeGreaterThan(3);
    expect(lines.filter((line) => line.includes('no space left'))).toHaveLength(1);
    expect(lines.join('')).not.toContain('the text of');
  });

  test('waiting is not failing: a job that is too early comes back as often as it must', async () => {
    let tries = 0;
    const run = async () => {
      if (++tries < 8) throw new WaitFor(50);
      return {};
    };
    const engine = await start([pollOf('a'), feedOf(run)]);
    await engine.wake('poll');
    await expect.poll(() => tries, { timeout: 20_000 }).toBe(8);
  });

  test('a worker may ask to run again', async () => {
    const times: number[] = [];
    const run = async () => {
      times.push(Date.now());
      return times.length < 3 ? { again: 200 } : {};
    };
    const engine = await start([pollOf('a'), feedOf(run)]);
    await engine.wake('poll');
    await expect.poll(() => times.length, { timeout: 20_000 }).toBe(3);
    expect(times[2]! - times[0]!).toBeGreaterThanOrEqual(400);
  });

  test('a scheduled worker runs by itself', async () => {
    const run = vi.fn(async () => ({}));
    await start([worker({ queue: 'sweep', concurrency: 1, every: 200, run })]);
    await expect.poll(() => run.mock.calls.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  });

  test('stopping lets what runs end', async () => {
    const heard: string[] = [];
    const run = async () => {
      heard.push('begun');
      await sleep(400);
      heard.push('ended');
      return {};
    };
    const engine = await start([pollOf('a'), feedOf(run)]);
    await engine.wake('poll');
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual(['begun']);
    await engine.stop();
    expect(heard).toEqual(['begun', 'ended']);
  });
});
