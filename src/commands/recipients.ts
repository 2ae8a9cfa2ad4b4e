import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { UserError } from '../errors.js';
import { endRecipient, listRecipients, type Recipient, saveRecipient } from '../io/db/recipients.js';
import { schedules } from '../pipeline/reporting/digest/due.js';
import { columns, withDeps } from './command.js';

const share = { error: 'expected a probability from 0.5 to 1' };
const positive = { error: 'expected a number, 1 or more' };

const wishes = z.object({
  address: z.email({ error: 'expected an address such as reader@example.org' }).max(254),
  hour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 07:00'),
  zone: z.string().refine((name) => IANAZone.isValidZone(name), 'expected a time zone such as Europe/Berlin'),
  schedule: z.enum(schedules, { error: `expected one of ${schedules.join(', ')}` }),
  alerts: z.coerce.number(share).min(0.5, share).max(1, share).optional(),
  alertPublishers: z.coerce.number(positive).int(positive).min(1, positive),
  alertsADay: z.coerce.number(positive).int(positive).min(1, positive),
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
    .option('--alerts <probability>', 'mail at once a story that is so probable, such as 0.95; without it none')
    .option('--alert-publishers <number>', 'and that so many independent publishers tell', '1')
    .option('--alerts-a-day <number>', 'at most so many', '3')
    .action(async (address: string, options: Record<string, unknown>) => {
      const checked = wishes.safeParse({ ...options, address });
      if (!checked.success)
        throw new UserError(
          checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
        );
      const { alerts: alertScore = null, alertPublishers, alertsADay: alertsPerDay, ...digest } = checked.data;
      const content = options.confirmedOnly ? ('confirmed' as const) : ('all' as const);
      const token = randomBytes(24).toString('base64url');
      await withDeps(({ db, now }) => {
        const alertsSince = alertScore === null ? null : now();
        const alerts = { alertScore, alertPublishers, alertsPerDay, alertsSince };
        return saveRecipient(db, { ...digest, ...alerts, content, token, addedAt: now() });
      });
      const atOnce = alertScore === null ? '' : `, and at most ${alertsPerDay} alerts a day`;
      console.log(`${address} gets the digest ${digest.schedule} at ${digest.hour}, ${digest.zone}${atOnce}.`);
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
          console.log(
            columns(
              list.map((each) => [each.address, each.hour, each.zone, each.schedule, each.content, alertsOf(each)]),
            ),
          );
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

const alertsOf = ({ alertScore, alertPublishers, alertsPerDay }: Recipient) =>
  alertScore === null ? 'no alerts' : `alerts from ${alertScore} by ${alertPublishers} on, ${alertsPerDay} a day`;
