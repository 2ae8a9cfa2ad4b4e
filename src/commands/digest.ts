import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import { readClock } from '../io/db/clock.js';
import { findMail, type MailRow } from '../io/db/mails.js';
import { listRecipients } from '../io/db/recipients.js';
import { dueInstant } from '../pipeline/reporting/digest/due.js';
import { renderHtml } from '../pipeline/reporting/mail/html.js';
import { renderText } from '../pipeline/reporting/mail/text.js';
import { reserve, sendDue } from '../stages/delivery.js';
import { localDateIn, readDigest } from '../stages/digests.js';
import { columns, withDeps } from './command.js';

interface Options {
  date?: string;
  hour: string;
  zone: string;
  to?: string;
  send?: boolean;
}

export const digestCommand = (program: Command) =>
  program
    .command('digest')
    .description('show the digest of a day, or send it to every recipient who has not got it')
    .option('--date <YYYY-MM-DD>', 'the local date; today without it')
    .option('--hour <HH:MM>', 'the hour up to which it is shown', '07:00')
    .option('--zone <name>', 'time zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .option('--to <file>', 'write it to a file: HTML when the name ends in .html, else text')
    .option('--send', 'send it to each recipient at most once, as the worker would')
    .action((options: Options) => withDeps((deps) => (options.send ? send(deps, options) : show(deps, options))));

const dayMs = 86_400_000;

async function show(deps: Deps, options: Options): Promise<void> {
  const { hour, zone, to } = options;
  const date = options.date ?? localDateIn(deps.now(), zone);
  const dueAt = new Date(dueOn(date, hour, zone));
  const window = {
    localDate: date,
    zone,
    content: 'all' as const,
    since: new Date(dueAt.getTime() - dayMs).toISOString(),
    until: dueAt.toISOString(),
  };
  const digest = await readDigest(deps, window);
  const frame = { publicUrl: deps.config.publicUrl, unsubscribeUrl: undefined, dueAt, sentAt: dueAt };
  const shown = to?.endsWith('.html') ? await renderHtml(digest, frame) : renderText(digest, frame);
  if (!to) return console.log(shown);
  await writeFile(to, shown);
  console.log(`${digest.subject}\nwritten to ${to}`);
}

async function send(deps: Deps, options: Options): Promise<void> {
  const now = await readClock(deps.db);
  const recipients = await listRecipients(deps.db);
  if (recipients.length === 0) throw new UserError('There is no recipient: add one with "entente recipients add".');
  const asked = recipients.map((recipient) => {
    const localDate = options.date ?? localDateIn(now, recipient.zone);
    return { recipient, localDate, due: dueOn(localDate, recipient.hour, recipient.zone) };
  });
  for (const { recipient, localDate, due } of asked)
    if (due <= now.getTime()) await reserve(deps, recipient, { localDate, dueAt: new Date(due).toISOString() });
  await sendDue(deps, () => readClock(deps.db));
  const lines = asked.map(async ({ recipient: { id, address }, localDate, due }) => {
    const found = await findMail(deps.db, id, localDate);
    return [address, localDate, found ? standing(found.mail) : `not due before ${new Date(due).toISOString()}`];
  });
  console.log(columns(await Promise.all(lines)));
}

/** What became of a mail, why, and when it is tried next. */
const standing = ({ state, failure, nextTryAt }: MailRow): string =>
  [state, ...(failure ? [failure] : []), ...(nextTryAt ? [`next try ${nextTryAt.toISOString()}`] : [])].join('; ');

function dueOn(date: string, hour: string, zone: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new UserError(`"${date}" is no date: expected one such as 2026-11-23.`);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) throw new UserError(`"${hour}" is no time: expected one such as 07:00.`);
  const due = dueInstant(date, hour, zone);
  if (due === undefined || Number.isNaN(due)) throw new UserError(`There is no ${date} in the time zone ${zone}.`);
  return due;
}
