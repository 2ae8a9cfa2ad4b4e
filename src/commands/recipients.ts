import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { UserError } from '../errors.js';
import { endRecipient, listRecipients, saveRecipient } from '../io/db/recipients.js';
import { schedules } from '../pipeline/reporting/digest/due.js';
import { columns, withDeps } from './command.js';

const wishes = z.object({
  address: z.email({ error: 'expected an address such as reader@example.org' }).max(254),
  hour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 07:00'),
  zone: z.string().refine((name) => IANAZone.isValidZone(name), 'expected a time zone such as Europe/Berlin'),
  schedule: z.enum(schedules, { error: `expected one of ${schedules.join(', ')}` }),
});

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const recipientsCommand = (program: Command) => {
  const recipients = program.command('recipients').description('manage who gets the digest');

  recipients
    .command('add <address>')
    .description('add a recipient, or change the wishes of one')
    .option('--hour <HH:MM>', 'local time of day', '07:00')
    .option('--zone <name>', 'time zone', ownZone)
    .option('--schedule <which>', `${schedules.join(', ')}; weekly is on Mondays`, 'daily')
    .option('--confirmed-only', 'only stories that a reviewer confirmed')
    .action(async (address: string, options: Record<string, unknown>) => {
      const checked = wishes.safeParse({ ...options, address });
      if (!checked.success)
        throw new UserError(
          checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
        );
      const content = options.confirmedOnly ? ('confirmed' as const) : ('all' as const);
      const token = randomBytes(24).toString('base64url');
      await withDeps(({ db, now }) => saveRecipient(db, { ...checked.data, content, token, addedAt: now() }));
      console.log(`${address} gets the digest ${checked.data.schedule} at ${checked.data.hour}, ${checked.data.zone}.`);
    });

  recipients
    .command('list')
    .description('show who gets the digest, and when')
    .option('--json', 'print one JSON object a line')
    .action(({ json }: { json?: boolean }) =>
      withDeps(async ({ db }) => {
        const list = await listRecipients(db);
        if (json) for (const { token: _, endedAt: __, ...shown } of list) console.log(JSON.stringify(shown));
        else
          console.log(columns(list.map((each) => [each.address, each.hour, each.zone, each.schedule, each.content])));
      }),
    );

  recipients
    .command('remove <address>')
    .description('send no more digests to an address')
    .action((address: string) =>
      withDeps(async ({ db, now }) => {
        if (!(await endRecipient(db, { address }, now()))) throw new UserError(`${address} is no recipient.`);
        console.log(`${address} gets no more digests.`);
      }),
    );
};
