import type { Story, StoryArticle, StoryFlag } from '../../../src/pipeline/reporting/story.js';
import type { Commitment } from '../../../src/types.js';

let flagId = 0;

/** A flag whose evidence is the word "signed". */
export const flag = (changes: Partial<StoryFlag> & { title?: string } = {}): StoryFlag => {
  const { title = 'Moscow and Tehran', ...rest } = changes;
  const start = title.length + 1 + 'They '.length;
  return {
    ref: `F${++flagId}`,
    indicator: 'treaty',
    direction: 'strengthens',
    status: 'occurred',
    score: 0.9,
    evidence: [{ start, end: start + 6, text: 'signed' }],
    ...rest,
  };
};

export const article = (changes: Partial<StoryArticle> = {}): StoryArticle => ({
  id: 1,
  url: 'https://wire.example/1',
  title: 'Moscow and Tehran',
  text: 'They signed it. Nothing else.',
  language: 'en',
  publishedAt: '2026-11-22T20:00:00.000Z',
  knownAt: '2026-11-22T21:00:00.000Z',
  source: 'Wire One',
  family: 'wire-one',
  alignment: 'independent',
  flags: [flag()],
  decisions: [],
  ...changes,
});

export const story = (...articles: Partial<StoryArticle>[]): Story => ({
  id: `story-${articles[0]?.id ?? 1}`,
  articles: (articles.length ? articles : [{}]).map(article),
});

export const accepted = (decidedAt: string, id = 1) => ({
  id,
  verdict: 'accepted' as const,
  labels: null,
  reviewer: 'mara',
  decidedAt,
});

export const dismissed = (decidedAt: string, id = 1) => ({ ...accepted(decidedAt, id), verdict: 'dismissed' as const });

export const promise = (changes: Partial<Commitment> = {}): Commitment => ({
  id: 1,
  title: 'A railway',
  indicator: 'transport',
  articleId: 1,
  language: 'en',
  state: 'announced',
  dueOn: null,
  stepId: 1,
  reviewer: 'mara',
  takenAt: '2026-10-01T00:00:00.000Z',
  ...changes,
});
