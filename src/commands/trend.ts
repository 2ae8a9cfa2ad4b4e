import type { Command } from 'commander';
import type { Deps } from '../deps.js';
import { listCommitments } from '../io/db/commitments.js';
import { readFirstDay, refreshTrend } from '../io/db/trend-refresh.js';
import { verdictOf } from '../pipeline/reporting/trend/verdict.js';
import { readAssessment, readQuestion } from '../stages/assessment.js';
import { columns, withDeps } from './command.js';

export const trendCommand = (program: Command) =>
  program
    .command('trend')
    .description('show the cohesion index and what each indicator brought, for and against')
    .option('--period <which>', 'day, week or month; week, or day in the first two months')
    .option('--from <YYYY-MM-DD>', 'first day')
    .option('--to <YYYY-MM-DD>', 'last day')
    .option('--asof <YYYY-MM-DD>', 'as it was known and decided at the end of that day')
    .option('--codebook <hash>', 'under another stored version of the codebook')
    .option('--json', 'print one JSON object')
    .action(({ json, ...asked }: Record<string, string | undefined> & { json?: string }) =>
      withDeps(async (deps) => {
        await refreshTrend(deps.db, deps.codebook.hash);
        const { outline, ...assessment } = await readAssessment(
          deps,
          readQuestion(asked, deps.codebook.hash, deps.now(), await readFirstDay(deps.db)),
        );
        if (json)
          return console.log(JSON.stringify({ ...assessment, commitments: await commitmentsBy(deps, asked.asof) }));
        const verdict = verdictOf(assessment, asked.asof ?? deps.now().toISOString().slice(0, 10));
        if (verdict) console.log(`${verdict.text}\n`);
        const figure = (number: number) => number.toFixed(1);
        const index = assessment.cohesion.map((each) => [
          each.period,
          `${figure(each.index)} (${figure(each.low)} to ${figure(each.high)})`,
          `${figure(each.strengthens)} strengthening`,
          `${figure(each.weakens)} weakening`,
          each.missing.length ? `little read of: ${each.missing.join(', ')}` : '',
        ]);
        const sum = (list: number[]) => figure(list.reduce((a, b) => a + b, 0));
        const ledger = assessment.ledger.map((row) => [row.name, sum(row.strengthens), sum(row.weakens)]);
        console.log(`${outline.pair}, net strengthening stories in 1,000 articles read (90 % band)\n${columns(index)}`);
        console.log(`\n${columns([['indicator', 'strengthens', 'weakens'], ...ledger])}`);
      }),
    );

const commitmentsBy = ({ db }: Deps, asOf: string | undefined) =>
  listCommitments(db, { asOf: asOf ? new Date(`${asOf}T23:59:59.999Z`) : undefined });
