import { UserError } from '../../errors.js';

/** The story of each article, by ids. A story bears the id of one of its articles. */
export type Placement = Record<number, number>;

const storyOf = (placed: Placement, article: number): number => {
  const story = placed[article];
  if (story === undefined) throw new UserError(`Article ${article} is in no story yet: only flagged articles are.`);
  return story;
};

const map = (placed: Placement, decide: (article: number, story: number) => number): Placement =>
  Object.fromEntries(Object.entries(placed).map(([id, story]) => [id, decide(Number(id), story)]));

/** Both stories as one, under the name of the second article's. `placed` holds the articles of both. */
export function mergeStories(placed: Placement, article: number, into: number): Placement {
  const [from, to] = [storyOf(placed, article), storyOf(placed, into)];
  if (from === to) throw new UserError('Both articles are in one story already.');
  return map(placed, (_, story) => (story === from ? to : story));
}

/** The story without the article, which begins one of its own. `placed` holds the articles of the story. */
export function splitArticle(placed: Placement, article: number): Placement {
  const story = storyOf(placed, article);
  const others = Object.keys(placed)
    .map(Number)
    .filter((id) => id !== article);
  if (others.length === 0) throw new UserError('The article is alone in its story.');
  // The name goes with the article that bears it.
  const rest = story === article ? Math.min(...others) : story;
  return map(placed, (id) => (id === article ? article : rest));
}

/**
 * The stories as they were before a decision; what has joined them since stays with the articles it joined. `placed` holds the present
 * articles of the stories that the decision left. Throws a UserError when an article of the decision has been moved since.
 */
export function takeBack(placed: Placement, decision: { before: Placement; after: Placement }): Placement {
  const { before, after } = decision;
  for (const [id, story] of Object.entries(after))
    if (placed[Number(id)] !== story)
      throw new UserError('Somebody has moved an article of this story since: take that back first.');
  const [first, ...others] = new Set(Object.values(before));
  return others.length === 0 ? map(placed, () => first!) : { ...placed, ...before };
}
