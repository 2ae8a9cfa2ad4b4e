import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Deps } from '../../src/deps.js';
import { beginSending, nextToSend } from '../../src/io/db/mail-sending.js';
import { listMails } from '../../src/io/db/mails.js';
import { endRecipient, saveRecipient } from '../../src/io/db/recipients.js';
import { sendMessage } from '../../src/io/mail.js';
import { reserveDue, sendDue } from '../../src/stages/delivery.js';
import { startSmtp } from '../io/smtp.js';
import { readMime } from '../mime.js';
import { seedArticle } from '../seed.js';
import { newDeps } from '../support.js';

const minute = 60_000;
const due = new Date('2026-11-23T06:00:00Z');
const after = (minutes: number) => new Date(due.getTime() + minutes * minute);

/** A monitor with one story of the night before, and a mail server. */
async function start(smtpUrl: string | undefined, ...addresses: string[]) {
  const opened = await newDeps();
  const mail = smtpUrl ? { smtpUrl, from: 'digest@entente.example' } : undefined;
  const deps: Deps = { ...opened, config: { ...opened.config, mail, publicUrl: 'https://entente.example' } };
  await seedArticle(deps.db, deps.codebook.hash, { published: '2026-11-22T20:00:00Z' });
  for (const address of addresses)
    await saveRecipient(deps.db, {
      address,
      hour: '07:00',
      zone: 'Europe/Berlin',
      schedule: 'daily',
      content: 'all',
      token: `token-${address}`,
      addedAt: new Date('2026-11-22T12:00:00Z'),
    });
  return deps;
}

/** One tick of the worker. */
async function tick(deps: Deps, now: Date) {
  await reserveDue(deps, now);
  await sendDue(deps, async () => now);
}

const ledger = async ({ db }: Deps) =>
  (await listMails(db, { limit: 100, offset: 0 })).map(({ address, localDate, state }) => [address, localDate, state]);

test('a digest is sent once, at its hour, and never again', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example', 'b@x.example');
  await tick(deps, after(-1));
  expect(smtp.received).toEqual([]);
  for (const minutes of [0, 1, 2, 600]) await tick(deps, after(minutes));
  expect(smtp.received.map(({ to }) => to)).toEqual([['a@x.example'], ['b@x.example']]);
  expect(await ledger(deps)).toEqual([
    ['a@x.example', '2026-11-23', 'sent'],
    ['b@x.example', '2026-11-23', 'sent'],
  ]);
});

test('two schedulers at once send one digest', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await Promise.all(Array.from({ length: 6 }, () => tick(deps, after(1))));
  expect(smtp.received).toHaveLength(1);
});

test('each job three times and out of order leaves the ledger and the mailbox as once does', async () => {
  const outcome = async (run: (deps: Deps) => Promise<void>) => {
    const smtp = await startSmtp();
    const deps = await start(smtp.url, 'a@x.example', 'b@x.example');
    await run(deps);
    return { ledger: await ledger(deps), mail: smtp.received.map(({ to }) => to[0]).sort() };
  };
  const sent = (deps: Deps) => sendDue(deps, async () => after(1));
  const once = await outcome((deps) => tick(deps, after(1)));
  const jumbled = await outcome(async (deps) => {
    await sent(deps);
    await Promise.all([sent(deps), reserveDue(deps, after(1)), reserveDue(deps, after(1))]);
    await Promise.all([sent(deps), sent(deps), reserveDue(deps, after(1)), sent(deps)]);
  });
  expect(jumbled).toEqual(once);
});

test('a digest that a process composed and did not live to send is sent by the next', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await reserveDue(deps, after(0));
  await tick(deps, after(1));
  expect(smtp.received).toHaveLength(1);
});

test('a process that dies with the message stored but not sent: it is sent once, later', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await reserveDue(deps, after(0));
  const next = (await nextToSend(deps.db, after(0)))!;
  await beginSending(deps.db, next.mail, 'Subject: stored\r\n\r\nstored\r\n', after(0));
  for (const minutes of [1, 4, 6, 14]) await tick(deps, after(minutes));
  expect(await ledger(deps)).toEqual([['a@x.example', '2026-11-23', 'unknown']]);
  expect(smtp.received).toEqual([]);
  for (const minutes of [16, 17, 60]) await tick(deps, after(minutes));
  expect(smtp.received).toHaveLength(1);
  expect(await ledger(deps)).toEqual([['a@x.example', '2026-11-23', 'sent']]);
});

test('a process that dies after the server took the message: at most one copy more, the same message', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await reserveDue(deps, after(0));
  const next = (await nextToSend(deps.db, after(0)))!;
  const message = 'Message-ID: <1@x>\r\n\r\nstored\r\n';
  await beginSending(deps.db, next.mail, message, after(0));
  await sendMessage(smtp.url, { from: 'digest@entente.example', to: 'a@x.example' }, message);
  for (const minutes of [1, 6, 16, 17, 60, 2000]) await tick(deps, after(minutes));
  const first = smtp.received.filter(({ to, message: got }) => to[0] === 'a@x.example' && got.includes('<1@x>'));
  expect(first.length).toBe(2);
  expect(first[1]?.message).toBe(first[0]?.message);
});

test('a connection dropped after the message: one copy more after a quarter of an hour, then no more', async () => {
  const smtp = await startSmtp({ onMessage: () => 'drop' });
  const deps = await start(smtp.url, 'a@x.example');
  for (let minutes = 0; minutes <= 300; minutes += 5) await tick(deps, after(minutes));
  expect(smtp.received).toHaveLength(2);
  expect(smtp.received[1]?.message).toBe(smtp.received[0]?.message);
  expect(await ledger(deps)).toEqual([['a@x.example', '2026-11-23', 'unknown']]);
});

test('greylisting delays, a refused recipient is parked, the others get theirs', async () => {
  let tries = 0;
  const smtp = await startSmtp({
    onRecipient: (address) => {
      if (address.startsWith('gone')) return { code: 550, message: 'no such user' };
      if (address.startsWith('grey') && ++tries < 3) return { code: 451, message: 'greylisted' };
      return undefined;
    },
  });
  const deps = await start(smtp.url, 'gone@x.example', 'grey@x.example', 'good@x.example');
  for (let minutes = 0; minutes <= 30; minutes++) await tick(deps, after(minutes));
  expect(smtp.received.map(({ to }) => to[0])).toEqual(['good@x.example', 'grey@x.example']);
  expect(await ledger(deps)).toEqual([
    ['gone@x.example', '2026-11-23', 'rejected'],
    ['grey@x.example', '2026-11-23', 'sent'],
    ['good@x.example', '2026-11-23', 'sent'],
  ]);
  expect(tries).toBe(3);
});

test('a mail server that is away for two hours: one copy after its return, which says that it is late', async () => {
  const smtp = await startSmtp();
  const away = { url: 'smtp://127.0.0.1:1' };
  const deps = await start(away.url, 'a@x.example');
  for (let minutes = 0; minutes <= 120; minutes += 3) await tick(deps, after(minutes));
  expect(await ledger(deps)).toEqual([['a@x.example', '2026-11-23', 'reserved']]);
  const back = { ...deps, config: { ...deps.config, mail: { ...deps.config.mail!, smtpUrl: smtp.url } } };
  for (let minutes = 121; minutes <= 200; minutes += 3) await tick(back, after(minutes));
  expect(smtp.received).toHaveLength(1);
  const { text } = readMime(smtp.received[0]!.message);
  expect(text).toContain('This digest was due on 23 Nov 2026, 07:00 and is 2 hours late.');
});

test('away over two hours of sending: each date once, with its own window', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await tick(deps, after(25 * 60));
  await tick(deps, after(26 * 60));
  expect(await ledger(deps)).toEqual([
    ['a@x.example', '2026-11-24', 'sent'],
    ['a@x.example', '2026-11-23', 'sent'],
  ]);
  const [first, second] = smtp.received.map(({ message }) => readMime(message));
  expect(first?.headers.subject).toBe('Russia-Iran: 1 strengthening (23 Nov)');
  expect(second?.headers.subject).toBe('Russia-Iran: nothing new (24 Nov)');
});

test('who unsubscribed gets nothing, not even what was composed', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await reserveDue(deps, after(0));
  await endRecipient(deps.db, { token: 'token-a@x.example' }, after(0));
  await tick(deps, after(5));
  await tick(deps, after(24 * 60));
  expect(smtp.received).toEqual([]);
});

test('without a mail server the digest is written to the data folder', async () => {
  const deps = await start(undefined, 'a@x.example');
  await tick(deps, after(1));
  const folder = join(deps.config.dataDir, 'digests');
  const files = (await readdir(folder)).sort();
  expect(files.map((name) => name.replace(/-\d+\./, '.'))).toEqual(['2026-11-23.eml', '2026-11-23.html']);
  expect(await readFile(join(folder, files[1]!), 'utf8')).toContain('strengthening stories outnumber weakening ones');
  expect(await ledger(deps)).toEqual([['a@x.example', '2026-11-23', 'filed']]);
});

test('the message says in text and in HTML what the rows say, with evidence and a link', async () => {
  const smtp = await startSmtp();
  const deps = await start(smtp.url, 'a@x.example');
  await tick(deps, after(1));
  const { text, html, headers } = readMime(smtp.received[0]!.message);
  expect(headers['list-unsubscribe']).toBe('<https://entente.example/unsubscribe/token-a@x.example>');
  expect(text).toContain('strengthens, occurred · label very likely · not reviewed');
  expect(text).toContain('“They signed it.”');
  expect(text).toMatch(/https:\/\/entente\.example\/articles\/\d+/);
  expect(html).toMatch(/<mark[^>]*>signed<\/mark>/);
  expect(html).toContain('cid:trend@entente');
});
