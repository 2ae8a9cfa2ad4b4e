import type { Direction, Span, Status } from '../../types.js';

export interface StoryFlag {
  id: number;
  indicator: string;
  direction: Direction;
  status: Status | null;
  /** The calibrated probability that a coder would give this label. */
  score: number;
  evidence: Span[];
}

export interface StoryDecision {
  id: number;
  verdict: 'accepted' | 'dismissed';
  reviewer: string;
  decidedAt: string;
}

export interface StoryArticle {
  id: number;
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
  for (const { storyId, ...article } of articles) {
    const story = stories.get(storyId);
    if (story) story.articles.push(article);
    else stories.set(storyId, { id: storyId, articles: [article] });
  }
  return [...stories.values()];
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
  return [...best.values()].sort((a, b) => b.score - a.score || a.id - b.id);
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

/** The latest decision on any of the story's articles. */
export function verdictOf(story: Story): StoryDecision | undefined {
  return story.articles
    .flatMap(({ decisions }) => decisions)
    .sort((a, b) => (a.decidedAt === b.decidedAt ? a.id - b.id : a.decidedAt < b.decidedAt ? -1 : 1))
    .at(-1);
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
