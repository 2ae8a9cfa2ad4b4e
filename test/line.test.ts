import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, inject, test } from 'vitest';
import { runOnce } from '../src/commands/run.js';
import { startNewswire } from '../src/demo/newswire.js';
import { openDeps } from '../src/deps.js';
import { openStore } from '../src/io/db/database.js';
import { saveFeeds } from '../src/io/db/feeds.js';
import { readStatus } from '../src/io/db/status.js';
import { openLog } from '../src/io/log.js';
import { builtFile, projectRoot } from '../src/paths.js';
import { openLine, troubles } from './line.js';
import { analyse, backends, newConfig } from './support.js';

/** What a broken connection was told and never heard waits for its lock or claim to lapse, twenty seconds at most. */
const longestSeconds = 60;

// At once, for both do nothing but wait most of the time.
describe.concurrent.each(backends)('when the line to $name', ({ redis }) => {
  test('breaks, is cut short, silent, late or slow, nothing is lost and the work goes on by itself', async ({
    expect,
    onTestFinished,
  }) => {
    const wire = await startNewswire({ directory: join(projectRoot, 'config/demo'), now: new Date(), port: 0 });
    onTestFinished(() => wire.close());
    const config = await newConfig({ redis });
    const watched = await openStore(config);
    onTestFinished(() => watched.close());
    await saveFeeds(
      watched.db,
      wire.feeds.map((feed) => ({ ...feed, origin: 'user' as const })),
    );
    const line = await openLine((redis ? config.redisUrl : config.databaseUrl)!);
    onTestFinished(line.close);
    const throughLine = redis ? { redisUrl: line.url } : { databaseUrl: line.url };
    const deps = await openDeps({ ...config, ...throughLine, hostSpacingMs: 400 }, openLog('silent'));
    onTestFinished(() => deps.close());

    const running = runOnce({ ...deps, analyse });
    const read = async () => (await readStatus(watched.db, deps.codebook.hash)).articles;
    await expect.poll(read, { timeout: 30_000 }).toBeGreaterThan(5);
    for (const trouble of troubles) {
      line.set(trouble);
      await expect.poll(() => line.befallen[trouble], { timeout: 20_000 }).toBeGreaterThan(0);
      await sleep(400);
      line.set(undefined);
    }
    const mended = performance.now();
    const status = await running;
    expect((performance.now() - mended) / 1000).toBeLessThan(longestSeconds);
    expect(status).toMatchObject({
      articles: status.entries,
      classified: status.entries,
      failed: 0,
      waiting: 0,
      feedsFailing: 0,
    });
    expect(status.entries).toBeGreaterThan(60);
  }, 180_000);
});

test.concurrent('a process that is asked to end ends although its queue is gone for good', async ({
  expect,
  onTestFinished,
  skip,
}) => {
  skip(!inject('redisUrl'), 'no redis-server');
  const { redisUrl, databaseUrl, dataDir } = await newConfig({ redis: true });
  const line = await openLine(redisUrl!);
  onTestFinished(line.close);
  const worker = spawn(process.execPath, [builtFile('src/main.js'), 'worker'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: line.url,
      ENTENTE_DATA_DIR: dataDir,
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void worker.kill('SIGKILL'));
  let log = '';
  worker.stderr.on('data', (text) => (log += text));
  await expect.poll(() => log, { timeout: 30_000 }).toContain('"queue":"trend"');
  line.close();
  worker.kill('SIGTERM');
  const asked = performance.now();
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
  expect((performance.now() - asked) / 1000).toBeLessThan(35);
}, 120_000);
