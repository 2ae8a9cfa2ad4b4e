import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { startNewswire } from '../demo/newswire.js';
import { saveFeeds } from '../io/db/feeds.js';
import { projectRoot } from '../paths.js';
import { runUp } from './up.js';

export const demoCommand = (program: Command) =>
  program
    .command('demo')
    .description('show the pipeline at work on a sample newswire, without internet')
    .action(async () => {
      const config = readConfig();
      const wire = await startNewswire({ directory: join(projectRoot, 'config/demo'), now: new Date() });
      const demo = {
        ...config,
        dataDir: join(config.dataDir, 'demo'),
        allowPrivate: [...config.allowPrivate, '127.0.0.0/8'],
        hostSpacingMs: 200,
      };
      try {
        await runUp(demo, async ({ db }) => {
          await saveFeeds(
            db,
            wire.feeds.map((feed) => ({ ...feed, origin: 'user' as const })),
          );
        });
      } finally {
        await wire.close();
      }
    });
