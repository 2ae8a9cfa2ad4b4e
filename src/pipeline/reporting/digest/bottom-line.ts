import { type Stance, voicesOf } from '../story.js';
import { unseen } from './coverage.js';
import { leading } from './leading.js';
import { type Statement, state } from './statement.js';
import { byWeight, reportOf } from './told.js';
import type { Digest, DigestRows, DigestWindow, Told } from './value.js';
import { confidence, count, likelihood, list, quoted } from './words.js';

/**
 * Two statements: which way the news points and how sure that is; what is told most on either side, and what was not
 * seen. One, when there is nothing.
 */
export function bottomLine(
  stories: Told[],
  counts: Digest['counts'],
  { coverage, past }: DigestRows,
  { localDate, content }: DigestWindow,
): Statement[] {
  const window = `W${localDate}`;
  if (stories.length === 0) {
    const what = content === 'confirmed' ? 'No newly confirmed story' : 'No new story';
    const read = `${count(coverage.articles, 'article')} from ${coverage.reporting} of ${count(coverage.sources, 'source')}`;
    return [state(`${what} in ${read}. ${unseen(coverage)}`, [window])];
  }
  const flags = stories.flatMap(({ labels }) => labels.map(({ ref }) => ref));
  const leaders = leadersOf(stories);
  return [
    state(`${balance(stories, counts, past)} ${basis(stories)}`, flags),
    state(`${mostTold(leaders)} ${unseen(coverage)}`, [...leaders.map((told) => reportOf(told).ref), window]),
  ];
}

function balance(stories: Told[], counts: Digest['counts'], past: DigestRows['past']): string {
  const { strengthens, weakens, disputed } = counts;
  if (strengthens + weakens === 0) return `Every new story is disputed (${disputed}), which points neither way.`;
  const { side, probability } = leading(
    stories.map(({ stance, reviewed, labels }) => ({ stance, p: reviewed ? 1 : labels[0]!.score })),
  );
  const word = likelihood(probability);
  const open = side === 'even' || probability < 0.55;
  const way = open ? 'neither way' : side === 'strengthens' ? 'to tightening' : 'to fraying';
  const how = word === 'roughly even chance' ? 'there is a roughly even chance' : `it is ${word}`;
  const what = {
    even: 'that strengthening and weakening stories balance',
    strengthens: 'that strengthening stories outnumber weakening ones',
    weakens: 'that weakening stories outnumber strengthening ones',
  };
  const numbers = `${strengthens} against ${weakens}${disputed ? `, ${disputed} disputed` : ''}${usual(past)}`;
  return `The news points ${way}: ${how} ${what[side]} (${numbers}).`;
}

/** What the days before brought on either side. */
function usual(past: DigestRows['past']): string {
  const sum = (side: 'strengthens' | 'weakens') => past.reduce((total, day) => total + day[side], 0);
  const daily = (side: 'strengthens' | 'weakens') => (sum(side) / past.length).toFixed(1);
  if (past.length === 0) return '';
  const days = `in the ${past.length} days before`;
  const before =
    sum('strengthens') + sum('weakens') === 0 ? 'none' : `${daily('strengthens')} against ${daily('weakens')} a day`;
  return `; ${before} ${days}`;
}

function basis(stories: Told[]): string {
  const reviewed = stories.filter((told) => told.reviewed).length;
  const families = new Set(stories.flatMap(({ story }) => story.articles.map(({ family }) => family))).size;
  const alignments = new Set(stories.flatMap(({ story }) => voicesOf(story).alignments)).size;
  const level = confidence({ stories: stories.length, reviewed, publishers: families, alignments });
  const share = reviewed === stories.length ? 'all' : `${reviewed || 'none'} of ${stories.length}`;
  return `Confidence is ${level}: ${share} confirmed by a reviewer, ${count(families, 'independent publisher')}.`;
}

/** The story with most publishers of each side; of a disputed one where there is no other. */
function leadersOf(stories: Told[]): Told[] {
  const sorted = byWeight(stories);
  const first = (stance: Stance) => sorted.filter((told) => told.stance === stance).slice(0, 1);
  const leaders = [...first('strengthens'), ...first('weakens')];
  return leaders.length ? leaders : first('disputed');
}

function mostTold(leaders: Told[]): string {
  const named = leaders.map((told) => {
    const publishers = count(voicesOf(told.story).publishers, 'publisher');
    return `${quoted(reportOf(told).article.title)} (${told.stance}, ${publishers})`;
  });
  return `Most told: ${list(named)}.`;
}
