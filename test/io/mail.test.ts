import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildMessage, sendMessage } from '../../src/io/mail.js';
import { newCertificate } from '../certificate.js';
import { newFolder } from '../support.js';
import { startSmtp } from './smtp.js';

const mail = {
  from: 'digest@entente.example',
  to: 'reader@example.org',
  subject: 'Russia-Iran: 1 strengthening',
  text: 'Ключевое: ایران\n',
  html: '<p>Ключевое</p>',
  messageId: '<2026-11-23.abc@entente.example>',
  date: new Date('2026-11-23T06:00:00Z'),
  unsubscribeUrl: 'https://entente.example/unsubscribe/t0ken',
};

const envelope = { from: mail.from, to: mail.to };

const headersOf = (message: string) => message.slice(0, message.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');

test('a message names its stable id and ends a subscription with one click', async () => {
  const message = await buildMessage({ ...mail, picture: { id: 'trend@x', png: new Uint8Array([1, 2]) } });
  const headers = headersOf(message);
  expect(headers).toContain('Message-ID: <2026-11-23.abc@entente.example>');
  expect(headers).toContain('List-Unsubscribe: <https://entente.example/unsubscribe/t0ken>');
  expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(headers).toContain('Auto-Submitted: auto-generated');
  expect(message).toContain('Content-ID: <trend@x>');
  expect([...message].every((character) => character < '\u0080')).toBe(true);
});

test.each([
  ['Subject', { subject: 'News\r\nBcc: evil@example.net' }],
  ['Subject', { subject: 'News\nX-Evil: 1' }],
  ['Subject', { subject: `${'long '.repeat(100)}\u0000\u001b[2J` }],
  ['To', { to: 'reader@example.org\r\nBcc: evil@example.net' }],
  ['To', { to: 'reader@example.org, evil@example.net' }],
  ['List-Unsubscribe', { unsubscribeUrl: 'https://x.example/>\r\nBcc: evil@example.net' }],
])('no text adds a header or a recipient: %s %#', async (_header, changes) => {
  const headers = headersOf(await buildMessage({ ...mail, ...changes }));
  expect(headers).not.toMatch(/^(Bcc|X-Evil):/m);
  expect(headers.split('\r\n').filter((line) => /^to:/i.test(line))).toHaveLength(1);
});

test('text and HTML are content, never a file to read', async () => {
  const html = { path: '/etc/hostname' } as unknown as string;
  await expect(buildMessage({ ...mail, html })).rejects.toThrow(/file access/i);
});

describe('what the server says decides', () => {
  const send = async (smtp: { url: string }) => sendMessage(smtp.url, envelope, await buildMessage(mail));

  test('accepted', async () => {
    const smtp = await startSmtp();
    expect(await send(smtp)).toEqual({ kind: 'accepted' });
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.to).toEqual(['reader@example.org']);
  });

  test('a recipient that is refused for good', async () => {
    const smtp = await startSmtp({ onRecipient: () => ({ code: 550, message: 'no such user' }) });
    expect(await send(smtp)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('no such user') });
  });

  test('greylisting', async () => {
    const smtp = await startSmtp({ onRecipient: () => ({ code: 451, message: 'come back later' }) });
    expect(await send(smtp)).toMatchObject({ kind: 'later', server: false });
  });

  test('a message that is refused after it was read', async () => {
    const smtp = await startSmtp({ onMessage: () => ({ code: 554, message: 'looks like spam' }) });
    expect(await send(smtp)).toMatchObject({ kind: 'refused' });
  });

  test('a connection that drops after the message', async () => {
    const smtp = await startSmtp({ onMessage: () => 'drop' });
    expect(await send(smtp)).toMatchObject({ kind: 'unknown' });
  });

  test('no server', async () => {
    const smtp = await startSmtp();
    await smtp.close();
    const reason = expect.stringMatching(/^127\.0\.0\.1:\d+: nothing listens there\. Check host and port in SMTP_URL/);
    expect(await send(smtp)).toEqual({ kind: 'later', server: true, reason });
  });

  test('a server that never greets', { timeout: 20_000 }, async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    onTestFinished(() => void mute.close());
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const reason = expect.stringContaining(`127.0.0.1:${port}: no answer in time`);
    expect(await send({ url: `smtp://127.0.0.1:${port}` })).toEqual({ kind: 'later', server: true, reason });
  });

  test('a wrong password is the operator’s to mend, not the recipient’s fault', async () => {
    const smtp = await startSmtp({}, { authOptional: false, onAuth: (_auth, _session, done) => done(new Error('no')) });
    const url = smtp.url.replace('smtp://', 'smtp://user:wrong@');
    const outcome = await send({ url });
    expect(outcome).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('the login was refused'),
      server: true,
    });
    expect(JSON.stringify(outcome)).not.toContain('wrong');
  });
});

describe('TLS', () => {
  const day = 86_400_000;
  const certificate = (from: number, to: number) =>
    newCertificate(new Date(Date.now() + from * day), new Date(Date.now() + to * day));
  const send = async (url: string) => sendMessage(url, envelope, await buildMessage(mail));
  const secured = ({ url }: { url: string }) => url.replace('smtp:', 'smtps:');

  test.each([
    ['that vouches for itself', certificate(-1, 1), 'Name a file with it in NODE_EXTRA_CA_CERTS'],
    ['that has expired', certificate(-9, -1), 'the certificate has expired. It must be renewed at the server'],
  ])('a certificate %s waits for the operator, and no message leaves', async (_what, pair, remedy) => {
    const smtp = await startSmtp({}, { secure: true, ...pair });
    const outcome = await send(secured(smtp));
    expect(outcome).toMatchObject({ kind: 'later', server: true, reason: expect.stringContaining(remedy) });
    expect(outcome).toMatchObject({ reason: expect.stringMatching(/^127\.0\.0\.1:\d+: /) });
    expect(smtp.received).toEqual([]);
  });

  test('a port without TLS is not asked for it in vain: the remedy names smtp://', async () => {
    const smtp = await startSmtp();
    expect(await send(secured(smtp))).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('Write smtp://'),
    });
  });

  test('on loopback a certificate that nobody vouches for is not asked for', async () => {
    const smtp = await startSmtp({}, { disabledCommands: [], ...certificate(-1, 1) });
    expect(await send(smtp.url)).toEqual({ kind: 'accepted' });
  });

  test('a trusted certificate is enough, one for another name is not', async () => {
    const pair = certificate(-1, 1);
    const smtp = await startSmtp({}, { secure: true, ...pair });
    const port = new URL(smtp.url).port;
    const folder = newFolder();
    writeFileSync(join(folder, 'ca.pem'), pair.cert);
    const script = `import { sendMessage } from './dist/src/io/mail.js';
      for (const host of ['127.0.0.1', 'localhost']) console.log(JSON.stringify(
        await sendMessage('smtps://' + host + ':${port}', ${JSON.stringify(envelope)}, 'Subject: x\\r\\n\\r\\nx')));`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
    });
    const [trusted, other] = (await run).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(trusted).toEqual({ kind: 'accepted' });
    expect(other).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining(`localhost:${port}: the certificate is for another name`),
    });
  });
});

test('a recipient’s address cannot smuggle in another one', async () => {
  const smtp = await startSmtp();
  const to = 'reader@example.org\r\nRCPT TO:<evil@example.net>';
  const outcome = await sendMessage(smtp.url, { from: mail.from, to }, await buildMessage(mail));
  expect(outcome.kind).toBe('later');
  expect(smtp.received).toEqual([]);
});
