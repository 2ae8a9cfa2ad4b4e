import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { listFeeds, saveFeeds } from '../io/db/feeds.js';
import { readOpml } from '../pipeline/feeds/opml.js';
import { columns, withDeps } from './command.js';
import { declaredFeeds } from './sources.js';

export const feedsCommand = (program: Command) => {
  const feeds = program.command('feeds').description('manage the sources');

  feeds
    .command('import <file.opml>')
    .description('add the feeds of an OPML file')
    .action(async (file: string) => {
      const found = readOpml(await readFile(file, 'utf8'), file);
      const added = await withDeps(({ db }) =>
        saveFeeds(
          db,
          found.map((feed) => ({ ...feed, origin: 'user' as const })),
        ),
      );
      console.log(`${found.length} feeds in ${file}, ${added} of them new.`);
    });

  feeds
    .command('list')
    .description('show every source and how its latest poll went')
    .option('--json', 'print one JSON object a line')
    .action(async ({ json }: { json?: boolean }) =>
      withDeps(async ({ db, config }) => {
        await declaredFeeds(db, config.feedsFile);
        const list = await listFeeds(db);
        if (json)
          return list.forEach(
            (row) => void console.log(JSON.stringify({ ...row.feed, poll: row.poll, entries: row.entries })),
          );
        const state = ({ feed, poll }: (typeof list)[number]) =>
          feed.origin === 'gone'
            ? 'no longer declared'
            : feed.paused
              ? 'paused'
              : (poll?.failure ?? (poll ? 'ok' : 'not polled yet'));
        console.log(
          columns(list.map((row) => [row.feed.name, row.feed.language ?? '', row.entries, state(row), row.feed.url])),
        );
      }),
    );
};
