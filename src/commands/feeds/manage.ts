import type { Command } from 'commander';
import type { Deps } from '../../deps.js';
import { UserError } from '../../errors.js';
import { type Feed, listFeeds, pauseFeed, retireFeed } from '../../io/db/feeds.js';
import { pollNow } from '../../io/db/polls.js';
import { withDeps } from '../command.js';
import { declaredFeeds } from '../sources.js';

export const manageCommands = (feeds: Command) => {
  const command = (name: string, description: string, act: (feed: Feed, deps: Deps) => Promise<string>) =>
    feeds
      .command(`${name} <source>`)
      .description(`${description} (by id, address or a part of its name)`)
      .action(async (wanted: string) =>
        withDeps(async (deps) => {
          await declaredFeeds(deps.db, deps.config.feedsFile);
          console.log(
            await act(
              choose(
                wanted,
                (await listFeeds(deps.db)).map(({ feed }) => feed),
              ),
              deps,
            ),
          );
        }),
      );

  command('pause', 'poll a source no more until it is resumed', async ({ id, name }, { db }) => {
    await pauseFeed(db, id, true);
    return `${name} is paused. \`entente feeds resume\` polls it again.`;
  });

  command('resume', 'poll a source again that was paused, or that its server declared gone', async (feed, { db }) => {
    await pauseFeed(db, feed.id, false);
    await pollNow(db, feed.id);
    return `${feed.name} is polled again.`;
  });

  command('remove', 'poll a source no more; its articles stay', async ({ id, name, origin }, { db, config }) => {
    if (origin === 'config')
      throw new UserError(`${name} is declared in ${config.feedsFile}: take it out there, or pause it.`);
    await retireFeed(db, id);
    return `${name} is removed. Its articles stay; adding its address again brings it back.`;
  });
};

/** The one source that is meant: by id or address, else by a part of its name. */
function choose(wanted: string, all: Feed[]): Feed {
  const list = all.filter(({ origin }) => origin !== 'gone');
  const exact = list.filter(({ id, url, name }) => [id, url, name].includes(wanted));
  const lower = wanted.toLowerCase();
  const found = exact.length ? exact : list.filter(({ name }) => name.toLowerCase().includes(lower));
  const [only] = found;
  if (!only) throw new UserError(`No source is called "${wanted}". \`entente feeds list\` shows them all.`);
  if (found.length > 1)
    throw new UserError(`"${wanted}" may be ${found.map(({ name, id }) => `${name} (${id})`).join(', ')}: name one.`);
  return only;
}
