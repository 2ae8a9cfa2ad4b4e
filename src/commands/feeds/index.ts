import type { Command } from 'commander';
import { addFeedCommand } from './add.js';
import { listFeedsCommand } from './list.js';
import { manageCommands } from './manage.js';
import { opmlCommands } from './opml.js';
import { testFeedCommand } from './test.js';

export const feedsCommand = (program: Command) => {
  const feeds = program.command('feeds').description('find, watch and manage the sources');
  for (const add of [listFeedsCommand, addFeedCommand, testFeedCommand, opmlCommands, manageCommands]) add(feeds);
};
