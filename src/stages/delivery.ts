import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.js';
import { beginSending, fileMail, lapsedMails, nextToSend, settleMail } from '../io/db/mail-sending.js';
import { ledgerSince, type MailRow, reserveDigest } from '../io/db/mails.js';
import { listRecipients, type Recipient } from '../io/db/recipients.js';
import { sendMessage } from '../io/mail.js';
import { sendingLapses, settle, unanswered } from '../pipeline/reporting/digest/delivery.js';
import { type DueDigest, dueDigests } from '../pipeline/reporting/digest/due.js';
import { messageId, readDigest, windowOf } from './digests.js';
import { htmlOf, renderMessage, unsubscribeUrl } from './messages.js';

const weekMs = 7 * 86_400_000;

/** Composes every digest that has fallen due and enters it into the ledger. */
export async function reserveDue(deps: Deps, now: Date): Promise<void> {
  const { db } = deps;
  const recipients = await listRecipients(db);
  const ledger = await ledgerSince(db, new Date(now.getTime() - weekMs).toISOString().slice(0, 10));
  const appointments = recipients.map(({ id, addedAt, ...wishes }) => ({
    ...wishes,
    recipientId: id,
    addedAt: addedAt.toISOString(),
  }));
  for (const due of dueDigests(appointments, (id, date) => ledger.has(`${id} ${date}`), now)) {
    const recipient = recipients.find(({ id }) => id === due.recipientId)!;
    // One that cannot be composed stays due and must not hold up the others.
    await reserve(deps, recipient, due).catch((error) => deps.log.error({ err: error, ...due }, 'digest not composed'));
  }
}

/** Enters a recipient's digest into the ledger; false when it is there already. */
export async function reserve(
  deps: Deps,
  recipient: Recipient,
  due: Pick<DueDigest, 'localDate' | 'dueAt'>,
): Promise<boolean> {
  const { localDate } = due;
  const dueAt = new Date(due.dueAt);
  const window = await windowOf(deps, recipient, localDate, dueAt);
  const content = await readDigest(deps, window);
  return reserveDigest(deps.db, {
    recipientId: recipient.id,
    localDate,
    state: 'reserved',
    dueAt,
    since: new Date(window.since),
    subject: content.subject,
    content,
    messageId: messageId(recipient.token, localDate, deps.config.mail?.from),
    nextTryAt: dueAt,
  });
}

/** Sends what waits in the ledger, one message for each recipient, or writes it to files without a mail server. */
export async function sendDue(deps: Deps, clock: () => Promise<Date>): Promise<void> {
  await recoverLapsed(deps, await clock());
  for (;;) {
    if (deps.stopping.aborted) return;
    const next = await nextToSend(deps.db, await clock());
    if (!next) return;
    const goOn = await deliver(deps, next, clock);
    if (!goOn) return;
  }
}

/** A worker died between taking a mail and saying how it ended: nobody can tell whether it was sent. */
async function recoverLapsed({ db, log }: Deps, now: Date): Promise<void> {
  for (const mail of await lapsedMails(db, new Date(now.getTime() - sendingLapses))) {
    const reason = 'the process that sent it ended';
    await settleMail(db, mail, unanswered(mail.uncertain, reason, mail.sendingSince ?? now), now);
    log.warn({ recipient: mail.recipientId, occasion: mail.occasion, reason }, 'mail unsettled');
  }
}

interface Waiting {
  mail: MailRow;
  recipient: Recipient;
}

/** Returns whether the next mail may be tried at once. */
async function deliver(deps: Deps, { mail, recipient }: Waiting, clock: () => Promise<Date>): Promise<boolean> {
  const { db, config, log } = deps;
  const message = await messageFor(deps, { mail, recipient }, await clock());
  if (!config.mail) {
    await writeToFiles(deps, { mail, recipient }, message);
    await fileMail(db, mail, message, await clock());
    return true;
  }
  const { smtpUrl, from } = config.mail;
  const taken = await beginSending(db, mail, message, await clock());
  if (!taken) return true;
  const outcome = await sendMessage(smtpUrl, { from, to: recipient.address }, message);
  const now = await clock();
  const settled = settle(taken, outcome, now);
  await settleMail(db, taken, settled, now);
  const { state, nextTryAt, failure } = settled;
  log.info({ recipient: recipient.id, occasion: mail.occasion, state, nextTryAt, failure }, mail.kind);
  return !(outcome.kind === 'later' && outcome.server);
}

/** What may have reached the recipient already is repeated to the letter; else the message says how late it is. */
async function messageFor({ config }: Deps, { mail, recipient }: Waiting, sentAt: Date): Promise<string> {
  if (mail.uncertain && mail.message) return mail.message;
  const { messageId, dueAt } = mail;
  const { publicUrl } = config;
  const frame = { publicUrl, unsubscribeUrl: unsubscribeUrl(publicUrl, recipient.token), dueAt, sentAt };
  const envelope = { from: config.mail?.from ?? 'digest@entente.invalid', to: recipient.address, messageId };
  return renderMessage(mail, frame, envelope);
}

async function writeToFiles({ config }: Deps, { mail, recipient }: Waiting, message: string): Promise<void> {
  const folder = join(config.dataDir, 'digests');
  const name = join(folder, `${mail.occasion}-${recipient.id}`);
  await mkdir(folder, { recursive: true });
  await writeFile(`${name}.eml`, message, 'latin1');
  const frame = { publicUrl: config.publicUrl, unsubscribeUrl: undefined, dueAt: mail.dueAt, sentAt: mail.dueAt };
  await writeFile(`${name}.html`, await htmlOf(mail, frame));
}
