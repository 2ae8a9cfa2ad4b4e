import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadKnowledge, openAnalysis } from '../analyse.js';
import { readCodebook } from '../codebook.js';
import { readConfig } from '../config.js';
import { judgedArticles } from '../io/db/codebook-trial.js';
import { catching } from '../pipeline/classification/catching.js';
import { compareTrial, type Trial, type TrialArticle, type TrialChange } from '../pipeline/review/trial.js';
import { columns, withDeps } from './command.js';

const batch = 200;
const shown = 20;

export const codebookCommand = (program: Command) => {
  const codebook = program.command('codebook').description('change the rules');
  addTry(codebook);
  addWords(codebook);
};

const addWords = (codebook: Command) =>
  codebook
    .command('words <word...>')
    .description('which phrases of the codebook catch these words of a text, wanted or not')
    .option('--json', 'print one JSON object with a list for each word')
    .action((words: string[], { json }: { json?: boolean }) => {
      const caught = catching(words, readCodebook(readConfig().codebookFile));
      if (json) return console.log(JSON.stringify(Object.fromEntries(caught)));
      const rows = [...caught].flatMap(([word, found]) =>
        found.length
          ? found.map(({ concept, language, pattern }) => [word, concept, language, pattern])
          : [[word, 'no phrase', '', '']],
      );
      console.log(columns(rows));
    });

const addTry = (codebook: Command) =>
  codebook
    .command('try <file.yaml>')
    .description('judge everything stored by another codebook, and show what it would change; stores nothing')
    .option('--json', 'print one JSON object with every change')
    .action(async (file: string, { json }: { json?: boolean }) => {
      // Rules that are refused need no store for it.
      const { knowledge } = loadKnowledge({ ...readConfig(), codebookFile: resolve(file) });
      await withDeps(async ({ db, config, codebook }) => {
        const { analyse, close } = openAnalysis(config, knowledge);
        const judged: TrialArticle[] = [];
        try {
          for (let after = 0; ; ) {
            const rows = await judgedArticles(db, codebook.hash, after, batch);
            if (rows.length === 0) break;
            after = rows.at(-1)!.id;
            judged.push(...(await Promise.all(rows.map((row) => judgeAgain(row, analyse)))));
          }
        } finally {
          await close();
        }
        const trial = compareTrial(judged);
        console.log(json ? JSON.stringify(trial) : render(trial));
      });
    });

type Row = Awaited<ReturnType<typeof judgedArticles>>[number];
type Analyse = ReturnType<typeof openAnalysis>['analyse'];

async function judgeAgain(row: Row, analyse: Analyse): Promise<TrialArticle> {
  const { id, title, text, language, publishedAt, labels: before, state } = row;
  const { relevant, labels } = await analyse.classify({
    title,
    text,
    language: language ?? undefined,
    date: publishedAt?.toISOString(),
  });
  const after = relevant ? labels.map(({ indicator, direction }) => `${indicator}/${direction}`) : [];
  return { id, title, before, after, verdict: state === 'accepted' || state === 'dismissed' ? state : undefined };
}

function render({ articles, flagged, dropped, relabelled, reviewed, agreement }: Trial): string {
  const list = (heading: string, changes: TrialChange[]) =>
    changes.length
      ? [
          `\n${heading}`,
          columns(changes.slice(0, shown).map((change) => [change.id, difference(change), change.title])),
          ...(changes.length > shown ? [`… and ${changes.length - shown} more: --json has them all`] : []),
        ]
      : [];
  return [
    `${articles} articles judged again: ${flagged.length} newly flagged, ${dropped.length} no longer, ${relabelled.length} with other labels.`,
    reviewed
      ? `Of ${reviewed} that reviewers decided, it judges ${agreement.after} as they did; the codebook in force ${agreement.before}.`
      : 'Reviewers have decided none of them yet.',
    ...list('newly flagged', flagged),
    ...list('no longer flagged', dropped),
    ...list('other labels', relabelled),
  ].join('\n');
}

const difference = ({ gained, lost }: TrialChange) =>
  [...gained.map((label) => `+${label}`), ...lost.map((label) => `-${label}`)].join(' ');
