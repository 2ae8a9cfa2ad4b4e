import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailOutcome } from '../types.js';
import { explainSmtp, type SmtpError } from './smtp-faults.js';

export interface Mail {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  date: Date;
  /** A picture that the HTML shows as cid:ID. */
  picture?: { id: string; png: Uint8Array } | undefined;
  /** Address at which one POST ends the subscription (RFC 8058). */
  unsubscribeUrl?: string | undefined;
}

const longestSubject = 200;

/** One try may last no longer, however slowly the server answers. */
const tryTimeoutMs = 4 * 60_000;

/** The message as it goes over the wire (RFC 5322): kept by the ledger, so that a repetition is the same message. */
export async function buildMessage(mail: Mail): Promise<string> {
  const { from, to, text, html, messageId, date, picture, unsubscribeUrl } = mail;
  const composer = new MailComposer({
    from: { name: 'Entente', address: from },
    to: { name: '', address: to },
    subject: mail.subject.replace(/\p{Cc}+/gu, ' ').slice(0, longestSubject),
    text,
    html,
    messageId,
    date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    attachments: picture
      ? [{ cid: picture.id, filename: 'trend.png', contentType: 'image/png', content: Buffer.from(picture.png) }]
      : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = await composer.compile().build();
  return message.toString('latin1');
}

/** Hands a message to the server at an smtp:// or smtps:// address, for one recipient, and says what came of it. */
export function sendMessage(
  smtpUrl: string,
  { from, to }: { from: string; to: string },
  message: string,
): Promise<MailOutcome> {
  const { connection, host, login } = connect(smtpUrl);
  const body = Readable.from([Buffer.from(message, 'latin1')]);
  let handedOver = false;
  body.once('end', () => {
    handedOver = true;
  });
  return new Promise((resolve) => {
    const end = (outcome: MailOutcome) => {
      clearTimeout(timer);
      connection.close();
      resolve(outcome);
    };
    const fail = (error: SmtpError) => end(outcomeOf(error, host, handedOver));
    const timer = setTimeout(() => fail(new Error('the mail server is too slow')), tryTimeoutMs);
    connection.on('error', fail);
    connection.connect((refused) => {
      if (refused) return fail(refused);
      login((failed) => {
        if (failed) return fail(failed);
        connection.send({ from, to: [to] }, body, (error) => (error ? fail(error) : end({ kind: 'accepted' })));
      });
    });
  });
}

function connect(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const port = Number(url.port) || (secure ? 465 : 587);
  const connection = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    secure,
    // What never leaves the machine needs no TLS, for which such servers have certificates that nobody vouches for.
    ignoreTLS: !secure && local,
    // A password never crosses a network in the clear.
    requireTLS: !secure && Boolean(user) && !local,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
  type Done = (error?: Error | null) => void;
  const login = (done: Done) => (user ? connection.login({ user, pass }, (error) => done(error)) : done());
  return { connection, host: `${url.hostname}:${port}`, login };
}

/** RFC 5321: 5yz to RCPT or to the message is about them; anything else may pass, or be mended at the server. */
function outcomeOf(error: SmtpError, host: string, handedOver: boolean): MailOutcome {
  const { responseCode: code, command = '' } = error;
  const reason = explainSmtp(error, host);
  if (code === undefined && handedOver) return { kind: 'unknown', reason };
  const aboutMessage = command === 'RCPT TO' || command === 'DATA';
  if (code && code >= 500 && aboutMessage) return { kind: 'refused', reason };
  return { kind: 'later', reason, server: !aboutMessage };
}
