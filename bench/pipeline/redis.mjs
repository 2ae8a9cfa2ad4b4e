// A Redis server of its own that keeps a log of what it holds, so that it can be killed and comes back.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export async function startRedis(folder) {
  const port = await freePort();
  const directory = mkdtempSync(join(folder, 'redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  let server;
  const start = async () => {
    server = spawn('redis-server', [...options, '--appendonly', 'yes'], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((ready) =>
      server.stdout.on('data', (text) => String(text).includes('Ready to accept') && ready()),
    );
  };
  const kill = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, kill };
}

export function hasRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.error('Without redis-server: the runs on Redis are left out.');
    return false;
  }
}

const freePort = () =>
  new Promise((known) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => known(port));
    });
  });
