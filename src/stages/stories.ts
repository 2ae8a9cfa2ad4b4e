import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import {
  addStoryDecision,
  findStoryRequest,
  holdStories,
  placementAround,
  undoableStoryDecision,
} from '../io/db/story-decisions.js';
import { mergeStories, type Placement, splitArticle, takeBack } from '../pipeline/stories/decide.js';

/** What a reviewer wants of stories; each is named by any of its articles. */
export type StoryWish =
  | { action: 'merge'; article: number; into: number }
  | { action: 'split'; article: number }
  | { action: 'undo'; decision: number };

/**
 * Stores a reviewer's decision on stories, which pins every article of the stories concerned where it leaves them, and returns its id. A
 * `request` that is sent twice is stored once. Throws a UserError for a wish that cannot be granted.
 */
export async function decideStory(
  { db }: Pick<Deps, 'db'>,
  reviewer: { id: number; name: string },
  wish: StoryWish,
  request: string | null = null,
): Promise<number> {
  return db.transaction(async (tx) => {
    await holdStories(tx);
    const sent = request && (await findStoryRequest(tx, request));
    if (sent) return sent.id;
    const decided = await outcomeOf(tx, wish);
    return addStoryDecision(tx, {
      ...decided,
      action: wish.action,
      userId: reviewer.id,
      reviewer: reviewer.name,
      request,
    });
  });
}

async function outcomeOf(db: Parameters<typeof placementAround>[0], wish: StoryWish) {
  if (wish.action === 'undo') {
    const undone = await undoableStoryDecision(db, wish.decision);
    if (!undone) throw new UserError('There is no such decision, or it has been taken back already.');
    const before = await placementAround(db, Object.keys(undone.after).map(Number));
    return { articleId: undone.articleId, undoes: undone.id, before, after: takeBack(before, undone) };
  }
  const { article } = wish;
  const before: Placement = await placementAround(db, wish.action === 'merge' ? [article, wish.into] : [article]);
  const after = wish.action === 'merge' ? mergeStories(before, article, wish.into) : splitArticle(before, article);
  return { articleId: article, before, after };
}
