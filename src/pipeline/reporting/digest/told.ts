import {
  knownAt,
  labelsOf,
  type Story,
  type StoryArticle,
  type StoryFlag,
  type StoryLabel,
  stanceOf,
  verdictOf,
  voicesOf,
} from '../story.js';
import { type DigestWindow, isWithin, type Told } from './value.js';

/** A flag is only told when the words it rests on stand in the article at the place it names. */
export function isShown({ ref, evidence }: StoryFlag, { title, text }: StoryArticle): boolean {
  // What a person says stands without a quotation.
  if (ref.startsWith('D') && evidence.length === 0) return true;
  const whole = `${title}\n${text}`;
  return evidence.length > 0 && evidence.every((span) => whole.slice(span.start, span.end) === span.text);
}

/** A story with what its flags say once those without evidence are left out. */
export function tell(story: Story): Told {
  const articles = story.articles.map((article) => ({
    ...article,
    flags: article.flags.filter((flag) => isShown(flag, article)),
  }));
  const labels = labelsOf({ ...story, articles });
  return { story, labels, stance: stanceOf(labels), reviewed: verdictOf(story)?.verdict === 'accepted' };
}

/** The digest's own language. */
const ownLanguage = 'en';

/** The report that shows a story's main label: one that the reader of a digest can read, else the most probable. */
export function reportOf({ story, labels }: Told): StoryLabel {
  const main = labels[0]!;
  if (main.article.language === ownLanguage) return main;
  for (const article of story.articles.filter(({ language }) => language === ownLanguage)) {
    const same = ({ indicator, direction }: StoryFlag) => indicator === main.indicator && direction === main.direction;
    const flag = article.flags.find((each) => same(each) && isShown(each, article));
    if (flag) return { ...main, ref: flag.ref, evidence: flag.evidence, article };
  }
  return main;
}

/** What most publishers tell first, then what is surest. */
export const byWeight = (stories: Told[]): Told[] =>
  stories
    .map((told) => ({
      told,
      publishers: voicesOf(told.story).publishers,
      p: told.reviewed ? 1 : told.labels[0]!.score,
    }))
    .sort((a, b) => b.publishers - a.publishers || b.p - a.p)
    .map(({ told }) => told);

/** Who reads only what is confirmed gets a story when it is confirmed; others when it is first known. */
export function isNew({ story, reviewed }: Told, { since, until, content }: DigestWindow): boolean {
  const verdict = verdictOf(story);
  if (verdict?.verdict === 'dismissed') return false;
  if (content === 'all') return isWithin(knownAt(story), since, until);
  return reviewed && verdict !== undefined && isWithin(verdict.decidedAt, since, until);
}

/** A source that is new to the monitor brings what it published long ago: that is for the trend, not for the news. */
const oldAfterMs = 7 * 86_400_000;

export const isOld = ({ story }: Told, { since, content }: DigestWindow): boolean =>
  content === 'all' &&
  story.articles.every(({ publishedAt }) => Date.parse(publishedAt) < Date.parse(since) - oldAfterMs);
