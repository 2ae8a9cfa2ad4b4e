import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import type { Deps } from '../../deps.js';
import { UserError } from '../../errors.js';
import { listFeeds, saveFeeds } from '../../io/db/feeds.js';
import { paceInWords } from '../../pipeline/feeds/health.js';
import { feedSourceSchema } from '../../pipeline/feeds/sources.js';
import { discoverFeeds, type FoundFeed } from '../../stages/feed-discovery.js';
import { withDeps } from '../command.js';
import { declaredFeeds } from '../sources.js';

const described = feedSourceSchema
  .pick({ name: true, language: true, country: true, alignment: true, family: true, reliability: true, fallback: true })
  .partial();

type Described = ReturnType<typeof described.parse>;

export const addFeedCommand = (feeds: Command) =>
  feeds
    .command('add <address>')
    .description('find the feed of a site, show it and save it as a source')
    .option('--name <name>', 'as readers know it; the feed’s own title by default')
    .option('--language <code>', 'such as fa')
    .option('--country <code>', 'such as IR')
    .option('--alignment <side>', 'whose line it follows, such as western')
    .option('--family <publisher>', 'feeds of one family count as one voice')
    .addOption(
      new Option('--reliability <grade>', 'Admiralty code').choices(feedSourceSchema.shape.reliability.options),
    )
    .option('--fallback <address>', 'asked when the feed keeps failing')
    .option('-y, --yes', 'save without asking')
    .action(async (address: string, { yes, ...given }: { yes?: boolean }) => {
      const checked = described.safeParse(given);
      if (!checked.success)
        throw new UserError(
          checked.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
        );
      await withDeps((deps) => add(address, checked.data, yes ?? false, deps));
    });

async function add(address: string, given: Described, yes: boolean, deps: Deps): Promise<void> {
  await declaredFeeds(deps.db, deps.config.feedsFile);
  const found = await discoverFeeds(address, deps, (line) => console.error(line));
  const [feed, ...others] = found as [FoundFeed, ...FoundFeed[]];
  console.log(show(feed));
  for (const { url, news } of others)
    console.log(`Also there: ${url}  (${news.title}, ${news.entries.length} entries)`);
  const known = (await listFeeds(deps.db)).find((row) => row.feed.url === feed.url && row.feed.origin !== 'gone');
  if (known) return console.log(`\nIt is a source already: ${known.feed.name}.`);
  if (!yes && !(await confirmed())) return console.log('\nNot saved. Add --yes to save without being asked.');
  const language = given.language ?? /^[a-z]{2,3}(?![a-z])/.exec(feed.news.language?.toLowerCase() ?? '')?.[0];
  const name = given.name ?? (feed.news.title || feed.url);
  await saveFeeds(deps.db, [{ ...given, url: feed.url, name, language: language ?? null, origin: 'user' }]);
  console.log(`\nSaved: ${name}. A running Entente polls it within seconds.`);
}

/** What a person looks at before trusting a feed. */
function show({ url, news }: FoundFeed): string {
  const { title, language, entries, pace } = news;
  const newest = [...entries].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 5);
  return [
    `Title     ${title || '(none)'}`,
    `Address   ${url}`,
    `Language  ${language ?? '(not said)'}`,
    `Entries   ${entries.length}, ${paceInWords(pace)}`,
    '',
    ...newest.map(
      (entry) => `  ${(entry.date ?? '(no date)').slice(0, 16).replace('T', ' ').padEnd(16)}  ${entry.title}`,
    ),
  ].join('\n');
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('\nSave it as a source? [y/N] ').finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}
