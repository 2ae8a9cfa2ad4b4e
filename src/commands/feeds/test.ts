import type { Command } from 'commander';
import type { Deps } from '../../deps.js';
import { UserError } from '../../errors.js';
import type { Announcement } from '../../feed-types.js';
import { knownAddresses } from '../../io/db/entries.js';
import { paceInWords } from '../../pipeline/feeds/health.js';
import { explain, withScheme } from '../../stages/feed-discovery.js';
import { readNewFeed } from '../../stages/feed-reading.js';
import { columns, withDeps } from '../command.js';

export const testFeedCommand = (feeds: Command) =>
  feeds
    .command('test <address>')
    .description('fetch a feed and show what would be stored, and why the rest would not; nothing is saved')
    .option('--json', 'print one JSON object')
    .action(async (address: string, { json }: { json?: boolean }) =>
      withDeps(async (deps) => {
        const tested = await testFeed(withScheme(address), deps);
        console.log(json ? JSON.stringify(tested) : describe(tested));
      }),
    );

/** Reads a feed as a poll would, and says of each entry what would become of it. */
async function testFeed(url: string, deps: Deps) {
  const reading = await readNewFeed(url, deps);
  if (reading.outcome === 'failed') throw new UserError(explain(url, reading));
  const { response, news } = reading;
  const { title, language, pace, entries } = news;
  const known = await knownAddresses(
    deps.db,
    entries.flatMap((entry) => ('article' in entry ? [entry.article.canonicalUrl] : [])),
  );
  return {
    url,
    ...(response.url !== url && { redirectedTo: response.url }),
    title,
    language,
    pace: paceInWords(pace),
    entries: entries.map((entry) => ({
      title: entry.title,
      date: entry.date,
      link: entry.link,
      outcome: outcomeOf(entry, known),
    })),
  };
}

function outcomeOf(entry: Announcement, known: Set<string>): string {
  if ('refused' in entry) return `not stored: ${entry.refused}`;
  return known.has(entry.article.canonicalUrl) ? 'known' : 'new';
}

function describe({ url, redirectedTo, title, language, pace, entries }: Awaited<ReturnType<typeof testFeed>>): string {
  const count = (wanted: RegExp) => entries.filter(({ outcome }) => wanted.test(outcome)).length;
  const rows = entries.map(({ title: name, date, outcome }) => [
    (date ?? '(no date)').slice(0, 16).replace('T', ' '),
    outcome,
    name,
  ]);
  return [
    `${title || '(no title)'} (${language ?? 'language not said'}), ${pace}`,
    ...(redirectedTo ? [`${url} leads to ${redirectedTo}`] : []),
    `${entries.length} entries: ${count(/^new$/)} new, ${count(/^known$/)} known already, ${count(/^not/)} not stored`,
    '',
    columns(rows),
  ].join('\n');
}
