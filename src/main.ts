#!/usr/bin/env node
import { Command } from 'commander';
import { classifyCommand } from './commands/classify.js';
import { codebookCommand } from './commands/codebook.js';
import { commitmentsCommand } from './commands/commitments.js';
import { demoCommand } from './commands/demo.js';
import { digestCommand } from './commands/digest.js';
import { extractCommand } from './commands/extract.js';
import { feedsCommand } from './commands/feeds/index.js';
import { parseCommand } from './commands/parse.js';
import { recipientsCommand } from './commands/recipients.js';
import { runCommand } from './commands/run.js';
import { statusCommand } from './commands/status.js';
import { trendCommand } from './commands/trend.js';
import { upCommand, webCommand, workerCommand } from './commands/up.js';
import { usersCommand } from './commands/users.js';
import { GiveUp, UserError } from './errors.js';

const program = new Command('entente')
  .description('Watches news feeds for signs that a partnership between two states is tightening or fraying.')
  .showHelpAfterError();

const commands = [
  upCommand,
  demoCommand,
  runCommand,
  workerCommand,
  webCommand,
  statusCommand,
  feedsCommand,
  usersCommand,
  digestCommand,
  recipientsCommand,
  trendCommand,
  codebookCommand,
  commitmentsCommand,
];
for (const add of [...commands, parseCommand, extractCommand, classifyCommand]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UserError || error instanceof GiveUp)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
// The queue's driver goes on looking for a server that is gone.
setTimeout(() => process.exit(), 2_000).unref();
