#!/usr/bin/env node
import { Command } from 'commander';
import { GiveUp, UserError } from './errors.js';

const program = new Command('entente')
  .description('Watches news feeds for signs that a partnership between two states is tightening or fraying.')
  .showHelpAfterError();

type Add = (program: Command) => unknown;

/** By name, loaded when named: to judge one article nobody waits for a database's modules. */
const commands = new Map<string, () => Promise<Add>>([
  ['up', async () => (await import('./commands/up.js')).upCommand],
  ['demo', async () => (await import('./commands/demo.js')).demoCommand],
  ['run', async () => (await import('./commands/run.js')).runCommand],
  ['worker', async () => (await import('./commands/up.js')).workerCommand],
  ['web', async () => (await import('./commands/up.js')).webCommand],
  ['status', async () => (await import('./commands/status.js')).statusCommand],
  ['feeds', async () => (await import('./commands/feeds/index.js')).feedsCommand],
  ['users', async () => (await import('./commands/users.js')).usersCommand],
  ['digest', async () => (await import('./commands/digest.js')).digestCommand],
  ['recipients', async () => (await import('./commands/recipients.js')).recipientsCommand],
  ['trend', async () => (await import('./commands/trend.js')).trendCommand],
  ['codebook', async () => (await import('./commands/codebook.js')).codebookCommand],
  ['commitments', async () => (await import('./commands/commitments.js')).commitmentsCommand],
  ['parse', async () => (await import('./commands/parse.js')).parseCommand],
  ['extract', async () => (await import('./commands/extract.js')).extractCommand],
  ['classify', async () => (await import('./commands/classify.js')).classifyCommand],
]);
const named = commands.get(process.argv[2] ?? '');
for (const load of named ? [named] : commands.values()) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UserError || error instanceof GiveUp)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
// The queue's driver goes on looking for a server that is gone.
setTimeout(() => process.exit(), 2_000).unref();
