import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect as dial } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Deps } from '../../src/deps.js';
import { listMails } from '../../src/io/db/mails.js';
import { saveRecipient } from '../../src/io/db/recipients.js';
import { projectRoot } from '../../src/paths.js';
import { reserveDue, sendDue } from '../../src/stages/delivery.js';
import { type Behaviour, startSmtp } from '../io/smtp.js';
import { readMime } from '../mime.js';
import { seedArticle } from '../seed.js';
import { newDeps } from '../support.js';

const due = new Date('2026-11-23T06:00:00Z');
const after = (minutes: number) => new Date(due.getTime() + minutes * 60_000);

/** Lets a process deliver the digest until it is killed at a point, and others after it, for a day. */
async function killedAt(point: string, behaviour: (kill: () => void) => Behaviour = () => ({}), cut = false) {
  const opened = await newDeps();
  await seedArticle(opened.db, opened.codebook.hash, { published: '2026-11-22T20:00:00Z' });
  await saveRecipient(opened.db, {
    address: 'a@x.example',
    hour: '07:00',
    zone: 'Europe/Berlin',
    schedule: 'daily',
    content: 'all',
    token: 't0ken',
    addedAt: new Date('2026-11-22T12:00:00Z'),
  });
  let kill = () => {};
  const smtp = await startSmtp(behaviour(() => kill()));
  const env = {
    ...process.env,
    DATABASE_URL: opened.databaseUrl,
    SMTP_URL: cut ? await cutInTheMiddle(smtp.url, () => kill()) : smtp.url,
    ENTENTE_MAIL_FROM: 'digest@entente.example',
  };
  const child = spawn(process.execPath, [join(projectRoot, 'test/stages/dying.mjs'), point, after(0).toISOString()], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  kill = () => child.kill('SIGKILL');
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  const mail = { smtpUrl: smtp.url, from: 'digest@entente.example' };
  const deps: Deps = { ...opened, config: { ...opened.config, mail } };
  for (const minutes of [1, 2, 6, 16, 22, 40, 120, 1200]) {
    await reserveDue(deps, after(minutes));
    await sendDue(deps, async () => after(minutes));
  }
  const [row] = await listMails(deps.db, { limit: 9, offset: 0 });
  const ids = smtp.received.map(({ message }) => readMime(message).headers['message-id']);
  return { copies: ids.length, different: new Set(ids).size, state: row?.state };
}

/** Passes on what a client says until the message has begun, then cuts the line; the server never sees its end. */
async function cutInTheMiddle(smtpUrl: string, kill: () => void): Promise<string> {
  const proxy = createServer((client) => {
    const server = dial(Number(new URL(smtpUrl).port), '127.0.0.1');
    let message = false;
    server.on('data', (answer) => {
      message ||= /^354/m.test(String(answer));
      client.write(answer);
    });
    client.on('data', (said) => {
      if (!message) return server.write(said);
      server.write(said.subarray(0, 300), () => server.destroy());
      kill();
      return client.destroy();
    });
    for (const socket of [client, server]) socket.on('error', () => {});
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const oneCopy = { copies: 1, different: 1, state: 'sent' };

/** Kills the first time only: whoever comes after must get through. */
function firstTime(kill: () => void) {
  let left = 1;
  return () => {
    if (left-- > 0) kill();
  };
}

test.each(['after reserving', 'before taking', 'before rendering', 'after rendering'])(
  'killed %s: one copy',
  async (point) => {
    expect(await killedAt(point)).toEqual(oneCopy);
  },
  60_000,
);

test('killed while the server asks for the recipient: one copy', async () => {
  const at = (kill: () => void): Behaviour => {
    const strike = firstTime(kill);
    return { onRecipient: () => void strike() };
  };
  expect(await killedAt('none', at)).toEqual(oneCopy);
}, 60_000);

test('killed in the middle of the message: one copy', async () => {
  expect(await killedAt('none', undefined, true)).toEqual(oneCopy);
}, 60_000);

// The server has the whole message and nobody is left who heard it say so: SMTP has no way to ask.
test('killed after the message and before its answer: two copies of the same message at most', async () => {
  const at = (kill: () => void): Behaviour => {
    const strike = firstTime(kill);
    return { onMessage: () => void strike() };
  };
  expect(await killedAt('none', at)).toEqual({ copies: 2, different: 1, state: 'sent' });
}, 60_000);

test('killed after the answer and before the ledger has it: two copies of the same message at most', async () => {
  expect(await killedAt('after the answer')).toEqual({ copies: 2, different: 1, state: 'sent' });
}, 60_000);
