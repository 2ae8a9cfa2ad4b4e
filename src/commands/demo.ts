import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.js';
import { startNewswire } from '../demo/newswire.js';
import type { OpenDeps } from '../deps.js';
import { saveFeeds } from '../io/db/feeds.js';
import { addUser, findUser } from '../io/db/users.js';
import { hashPassword } from '../io/password.js';
import { newSecret } from '../io/secret.js';
import { projectRoot } from '../paths.js';
import type { User } from '../web/context.js';
import { isLoopback } from '../web/security.js';
import { runUp } from './up.js';

export const demoCommand = (program: Command) =>
  program
    .command('demo')
    .description('show the pipeline at work on a sample newswire, without internet')
    .action(async () => {
      const config = readConfig();
      const wire = await startNewswire({
        directory: join(projectRoot, 'config/demo'),
        now: new Date(),
        trickleSeconds: 60,
      });
      const demo = {
        ...config,
        dataDir: join(config.dataDir, 'demo'),
        allowPrivate: [...config.allowPrivate, '127.0.0.0/8'],
        hostSpacingMs: 200,
        // Whoever watches is to see articles arrive.
        pollMinMinutes: 1 / 6,
        pollMaxMinutes: 1 / 6,
      };
      try {
        const sources = wire.feeds.map((feed) => ({ ...feed, origin: 'user' as const }));
        const prepare = async ({ db }: OpenDeps) => void (await saveFeeds(db, sources));
        await runUp(demo, prepare, isLoopback(config.host) ? visitor : undefined);
      } finally {
        await wire.close();
      }
    });

/** The demo holds nothing to protect, so whoever opens it on this machine is let in; the password is known to nobody. */
async function visitor({ db }: OpenDeps): Promise<User> {
  const user = { name: 'demo', role: 'admin' as const };
  const known = await findUser(db, user.name);
  return known ?? { ...user, id: await addUser(db, { ...user, password: await hashPassword(newSecret()) }) };
}
