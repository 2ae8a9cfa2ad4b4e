import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { openStore } from '../../src/io/db/database.js';
import { onRedis } from '../../src/queue/redis.js';

/** A port at which nobody listens. */
const closedPort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const stores = [
  { setting: 'DATABASE_URL', open: (at: string) => openStore({ dataDir: '', databaseUrl: `postgres://${at}/x` }) },
  { setting: 'REDIS_URL', open: (at: string) => onRedis(`redis://${at}`, () => {}) },
];

for (const { setting, open } of stores)
  test(`where ${setting} leads nowhere, one line names the setting, host and port, and not the password`, async () => {
    for (const at of [`127.0.0.1:${await closedPort()}`, 'nowhere.invalid:7000']) {
      const error: Error = await open(`ann:hidden-word@${at}`).then(
        () => Promise.reject(new Error('opened')),
        (thrown) => thrown,
      );
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toMatch(
        new RegExp(`^${setting}: the server at ${at} .*(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)`),
      );
      expect(error.message).toContain(`correct ${setting}`);
      expect(error.message).not.toMatch(/hidden-word|\n/);
    }
  });
