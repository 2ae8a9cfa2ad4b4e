import { voicesOf } from '../story.js';
import { leading } from './leading.js';
import { type Statement, state } from './statement.js';
import type { Digest, DigestRows, DigestWindow, Told } from './value.js';
import { confidence, count, likelihood } from './words.js';

/** Two sentences that answer: which way, how sure, and is it more than usual. One, when there is nothing. */
export function bottomLine(
  stories: Told[],
  counts: Digest['counts'],
  { coverage, past }: DigestRows,
  { localDate, content }: DigestWindow,
): Statement[] {
  const window = `W${localDate}`;
  if (stories.length === 0) {
    const what = content === 'confirmed' ? 'No newly confirmed story' : 'No new story';
    return [state(`${what} in ${count(coverage.articles, 'article')} from ${readFrom(coverage)}.`, [window])];
  }
  const flags = stories.flatMap(({ labels }) => labels.map(({ ref }) => ref));
  return [state(`${balance(stories, counts)} ${basis(stories)}`, flags), state(volume(stories, past), [window])];
}

const readFrom = ({ sources, reporting }: DigestRows['coverage']) => `${reporting} of ${count(sources, 'source')}`;

function balance(stories: Told[], { strengthens, weakens, disputed }: Digest['counts']): string {
  const numbers = `${strengthens} against ${weakens}${disputed ? `, ${disputed} disputed` : ''}`;
  const chance = leading(
    stories.map(({ stance, reviewed, labels }) => ({ stance, p: reviewed ? 1 : labels[0]!.score })),
  );
  const word = likelihood(chance.probability);
  const how = word === 'roughly even chance' ? 'There is a roughly even chance' : `It is ${word}`;
  const what =
    chance.side === 'even'
      ? 'that strengthening and weakening stories balance'
      : chance.side === 'strengthens'
        ? 'that strengthening stories outnumber weakening ones'
        : 'that weakening stories outnumber strengthening ones';
  return `${how} ${what} (${numbers}).`;
}

function basis(stories: Told[]): string {
  const voices = stories.map(({ story }) => voicesOf(story));
  const reviewed = stories.filter((told) => told.reviewed).length;
  const families = new Set(stories.flatMap(({ story }) => story.articles.map(({ family }) => family))).size;
  const alignments = new Set(voices.flatMap((each) => each.alignments)).size;
  const level = confidence({ stories: stories.length, reviewed, publishers: families, alignments });
  const seen = reviewed === stories.length ? 'all confirmed' : `${reviewed} of ${stories.length} confirmed`;
  return `Confidence is ${level}: ${seen} by a reviewer, ${count(families, 'independent publisher')}.`;
}

function volume(stories: Told[], past: DigestRows['past']): string {
  const top = [...stories].sort((a, b) => b.story.articles.length - a.story.articles.length)[0]!;
  const before = past.reduce((sum, day) => sum + day.strengthens + day.weakens, 0);
  const usual = past.length
    ? `, against ${(before / past.length).toFixed(1)} a day in the ${past.length} days before`
    : '';
  return `${count(stories.length, 'new story', 'new stories')}${usual}. Most reported: “${top.labels[0]!.article.title}”.`;
}
