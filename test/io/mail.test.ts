import { describe, expect, test } from 'vitest';
import { buildMessage, sendMessage } from '../../src/io/mail.js';
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
    expect(await send(smtp)).toMatchObject({ kind: 'later', server: true });
  });

  test('a wrong password is the operator’s to mend, not the recipient’s fault', async () => {
    const smtp = await startSmtp({}, { authOptional: false, onAuth: (_auth, _session, done) => done(new Error('no')) });
    const url = smtp.url.replace('smtp://', 'smtp://user:wrong@');
    expect(await send({ url })).toMatchObject({ kind: 'later', server: true });
  });
});

test('a recipient’s address cannot smuggle in another one', async () => {
  const smtp = await startSmtp();
  const to = 'reader@example.org\r\nRCPT TO:<evil@example.net>';
  const outcome = await sendMessage(smtp.url, { from: mail.from, to }, await buildMessage(mail));
  expect(outcome.kind).toBe('later');
  expect(smtp.received).toEqual([]);
});
