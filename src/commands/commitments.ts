import type { Command } from 'commander';
import { UserError } from '../errors.js';
import { listCommitments } from '../io/db/commitments.js';
import { byUrgency, standingOf, waitingFor } from '../pipeline/reporting/commitments.js';
import { columns, withDeps } from './command.js';

export const commitmentsCommand = (program: Command) =>
  program
    .command('commitments')
    .description('show what was promised and how far it has come, the overdue first')
    .option('--asof <YYYY-MM-DD>', 'as it was recorded at the end of that day')
    .option('--overdue', 'only what is overdue')
    .option('--json', 'print one JSON object a line')
    .action((options: { asof?: string; overdue?: boolean; json?: boolean }) =>
      withDeps(async ({ db, now }) => {
        const { asof, overdue, json } = options;
        const asOf = asof === undefined ? now() : new Date(`${asof}T23:59:59.999Z`);
        if (Number.isNaN(asOf.getTime())) throw new UserError(`"${asof}" is no day: expected one such as 2026-11-23.`);
        const today = asOf.toISOString().slice(0, 10);
        const all = byUrgency(await listCommitments(db, { asOf }), today);
        const shown = overdue ? all.filter((each) => standingOf(each, today) === 'overdue') : all;
        if (json) for (const each of shown) console.log(JSON.stringify({ ...each, standing: standingOf(each, today) }));
        else
          console.log(
            columns(
              shown.map((each) => [each.state, each.dueOn ?? 'no date', waitingFor(each, today) ?? '', each.title]),
            ),
          );
      }),
    );
