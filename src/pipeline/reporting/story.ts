import type { Direction, ReviewLabel, Span, Status } from '../../types.js';

export interface StoryFlag {
  /** The row that says so: F and a number for the classifier's flag, D for a reviewer's decision. */
  ref: string;
  indicator: string;
  direction: Direction;
  status: Status | null;
  /** The calibrated probability that a coder would give this label. */
  score: number;
  evidence: Span[];
}

export interface StoryDecision {
  id: number;
  /** Null when it leaves the article open. */
  verdict: 'accepted' | 'dismissed' | null;
  /** The reviewer's labels, where they replace the classifier's. */
  labels: ReviewLabel[] | null;
  reviewer: string;
  decidedAt: string;
}

export interface StoryArticle {
  id: number;
  url: string;
  title: string;
  text: string;
  language: string | null;
  publishedAt: string;
  /** When this monitor had judged it. */
  knownAt: string;
  source: string;
  /** Publishers that share an owner or a desk are one family, and one voice. */
  family: string;
  alignment: string | null;
  flags: StoryFlag[];
  decisions: StoryDecision[];
}

/** Articles about one event. */
export interface Story {
  id: string;
  articles: StoryArticle[];
}

/** Stories from articles that name theirs, in the order of their first articles. */
export function storiesOf(articles: (StoryArticle & { storyId: string })[]): Story[] {
  const stories = new Map<string, Story>();
  for (const { storyId, ...judged } of articles) {
    const article = { ...judged, flags: reviewedFlags(judged) };
    const story = stories.get(storyId);
    if (story) story.articles.push(article);
    else stories.set(storyId, { id: storyId, articles: [article] });
  }
  return [...stories.values()];
}

function reviewedFlags({ flags, decisions }: StoryArticle): StoryFlag[] {
  const latest = decisions.at(-1);
  if (!latest?.labels) return flags;
  return latest.labels.map(({ indicator, direction, evidence }) => {
    const flagged = flags.find((flag) => flag.indicator === indicator && flag.direction === direction);
    return { ref: `D${latest.id}`, indicator, direction, status: flagged?.status ?? null, score: 1, evidence };
  });
}

export type Stance = Direction | 'disputed';

/** One indicator of a story, with the article that shows it best. */
export interface StoryLabel extends StoryFlag {
  article: StoryArticle;
}

/** The story's labels, the most probable first; one for each indicator and direction. */
export function labelsOf(story: Story): StoryLabel[] {
  const best = new Map<string, StoryLabel>();
  for (const article of story.articles)
    for (const flag of article.flags) {
      const key = `${flag.indicator} ${flag.direction}`;
      const known = best.get(key);
      const status = surest(known?.status, flag.status);
      if (!known || flag.score > known.score) best.set(key, { ...flag, status, article });
      else known.status = status;
    }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
}

/** A denial counts whoever reports it; else the most certain report does. */
const statusOrder: (Status | null)[] = ['denied', 'occurred', 'announced', 'alleged', null];

const surest = (one: Status | null | undefined, other: Status | null): Status | null =>
  one === undefined ? other : (statusOrder.find((status) => status === one || status === other) ?? null);

/** Disputed is what a party denies, and what the reports turn both ways on the same indicator. */
export function stanceOf(labels: StoryLabel[]): Stance {
  const directions = new Map<string, Direction>();
  for (const { indicator, direction, status } of labels) {
    if (status === 'denied' || (directions.get(indicator) ?? direction) !== direction) return 'disputed';
    directions.set(indicator, direction);
  }
  return labels[0]?.direction ?? 'disputed';
}

/** The latest decision on any of the story's articles, unless it leaves the story open. */
export function verdictOf(story: Story): StoryDecision | undefined {
  const latest = story.articles
    .flatMap(({ decisions }) => decisions)
    .sort((a, b) => (a.decidedAt === b.decidedAt ? a.id - b.id : a.decidedAt < b.decidedAt ? -1 : 1))
    .at(-1);
  return latest?.verdict ? latest : undefined;
}

export const knownAt = (story: Story): string => story.articles.map((article) => article.knownAt).sort()[0]!;

/** Who reports a story: its first source, its independent publishers, and the perspectives that have it. */
export function voicesOf(story: Story) {
  const byTime = [...story.articles].sort((a, b) =>
    a.publishedAt === b.publishedAt ? a.id - b.id : a.publishedAt < b.publishedAt ? -1 : 1,
  );
  const publishers = new Set(byTime.map(({ family }) => family)).size;
  const alignments = [...new Set(byTime.flatMap(({ alignment }) => alignment ?? []))].sort();
  return { first: byTime[0], publishers, alignments };
}
