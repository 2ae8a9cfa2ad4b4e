import { knownAt, verdictOf, voicesOf } from '../story.js';
import { type Statement, state } from './statement.js';
import { reportOf } from './told.js';
import { type DigestWindow, isWithin, type Told } from './value.js';
import { quoted } from './words.js';

/** What happened in the window to stories that were known before it. */
export function changesIn(stories: Told[], { since, until, content }: DigestWindow): Statement[] {
  const older = stories.filter(({ story }) => !isWithin(knownAt(story), since, until));
  return older.flatMap((told) => [
    ...decided(told, since, until, content),
    ...denied(told, since, until),
    ...spread(told, since),
  ]);
}

const title = (told: Told) => quoted(reportOf(told).article.title);

function decided(told: Told, since: string, until: string, content: DigestWindow['content']): Statement[] {
  const verdict = verdictOf(told.story);
  if (!verdict || !isWithin(verdict.decidedAt, since, until)) return [];
  // Who reads only what is confirmed finds it among the new stories.
  if (verdict.verdict === 'accepted' && content === 'confirmed') return [];
  const what = verdict.verdict === 'accepted' ? 'Confirmed' : 'Dismissed';
  return [state(`${what} by ${verdict.reviewer}: ${title(told)}`, [`D${verdict.id}`])];
}

function denied(told: Told, since: string, until: string): Statement[] {
  const denials = told.story.articles.flatMap((article) =>
    isWithin(article.knownAt, since, until) ? article.flags.filter(({ status }) => status === 'denied') : [],
  );
  if (denials.length === 0) return [];
  return [
    state(
      `Denied: ${title(told)}`,
      denials.map(({ ref }) => ref),
    ),
  ];
}

/** More independent publishers than when the story was last told. */
function spread(told: Told, since: string): Statement[] {
  const { story } = told;
  const before = story.articles.filter((article) => Date.parse(article.knownAt) <= Date.parse(since));
  const [then, now] = [voicesOf({ ...story, articles: before }), voicesOf(story)];
  if (now.publishers <= then.publishers) return [];
  const added = story.articles.filter((article) => !before.includes(article));
  const flags = added.flatMap((article) => article.flags.map(({ ref }) => ref));
  if (flags.length === 0) return [];
  return [state(`Now ${now.publishers} independent publishers instead of ${then.publishers}: ${title(told)}`, flags)];
}
