import type { Command } from 'commander';
import type { Deps } from '../../deps.js';
import { UserError } from '../../errors.js';
import { knownAddresses } from '../../io/db/entries.js';
import { judgeEntries } from '../../pipeline/feeds/entries.js';
import { paceInWords } from '../../pipeline/feeds/health.js';
import { paceOf } from '../../pipeline/feeds/pace.js';
import { readNewFeed } from '../../stages/feed-reading.js';
import { columns, withDeps } from '../command.js';
import { explain, withScheme } from './discover.js';

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
  const judged = judgeEntries(reading.parsed);
  const known = await knownAddresses(
    deps.db,
    judged.flatMap((each) => ('canonical' in each ? [each.canonical] : [])),
  );
  const { title, language } = reading.parsed;
  const { response } = reading;
  return {
    url,
    ...(response.url !== url && { redirectedTo: response.url }),
    title,
    language,
    pace: paceInWords(paceOf(reading.parsed, deps.now())),
    entries: judged.map((each) => ({
      title: each.entry.title,
      date: each.entry.date,
      link: each.entry.link,
      outcome: 'refused' in each ? `not stored: ${each.refused}` : known.has(each.canonical) ? 'known' : 'new',
    })),
  };
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
