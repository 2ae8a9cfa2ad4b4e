import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UserError } from '../../errors.js';
import { listFeeds, saveFeeds } from '../../io/db/feeds.js';
import { readOpml, writeOpml } from '../../pipeline/feeds/opml.js';
import { withDeps } from '../command.js';
import { declaredFeeds } from '../sources.js';

export const opmlCommands = (feeds: Command) => {
  feeds
    .command('import <file.opml>')
    .description('add the feeds of an OPML file')
    .action(async (file: string) => {
      const document = await readFile(file, 'utf8').catch(() => {
        throw new UserError(`${file}: cannot be read; does it exist?`);
      });
      const found = readOpml(document, file);
      const added = await withDeps(async ({ db, config }) => {
        await declaredFeeds(db, config.feedsFile);
        return saveFeeds(
          db,
          found.map((feed) => ({ ...feed, origin: 'user' as const })),
        );
      });
      console.log(`${found.length} feeds in ${file}, ${added} of them new.`);
    });

  feeds
    .command('export [file.opml]')
    .description('write the sources as OPML, to standard output by default')
    .action(async (file: string | undefined) =>
      withDeps(async ({ db, config, now }) => {
        await declaredFeeds(db, config.feedsFile);
        const list = (await listFeeds(db)).filter(({ feed }) => feed.origin !== 'gone').map(({ feed }) => feed);
        const document = writeOpml(list, now());
        if (!file) return void process.stdout.write(document);
        await writeFile(file, document).catch((error: NodeJS.ErrnoException) => {
          throw new UserError(`${file}: cannot be written (${error.code}).`);
        });
        console.log(`${list.length} sources in ${file}.`);
      }),
    );
};
