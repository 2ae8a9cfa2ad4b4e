import { UserError } from '../errors.js';
import { addDecision, findRequest, holdReview, lastUndoable, type NewDecision } from '../io/db/decisions.js';
import { type Decision, decide, newReview, verdictOf } from '../pipeline/review/decide.js';
import type { Review } from '../types.js';
import type { User, WebDeps } from './context.js';

export interface Wish {
  articleId: number;
  /** The latest decision that the reviewer saw; a later one by somebody else makes a conflict. Undefined: decide anyway. */
  version: number | undefined;
  decision: Decision | { action: 'undo' };
  note: string | null;
  request: string | null;
}

export type Outcome = { articleId: number } & (
  | { result: 'saved'; version: number; state: Review['state'] }
  | { result: 'changed'; version: number; state: Review['state'] }
  | { result: 'refused'; reason: string }
  | { result: 'missing' }
);

/** Adds one decision, unless the item is gone, was changed meanwhile, or its state does not allow it. */
export async function record({ db, codebook }: WebDeps, user: User, wish: Wish): Promise<Outcome> {
  const { articleId, decision, note, request } = wish;
  return db.transaction(async (tx): Promise<Outcome> => {
    const held = await holdReview(tx, articleId);
    if (!held) return { articleId, result: 'missing' };
    const sent = request && (await findRequest(tx, request, articleId));
    if (sent) return { articleId, result: 'saved', version: sent.id, state: sent.after.state };
    const before = held.review ?? newReview;
    if (decision.action !== 'undo' && wish.version !== undefined && wish.version !== held.version)
      return { articleId, result: 'changed', version: held.version, state: before.state };
    const common = {
      articleId,
      codebookHash: codebook.hash,
      reviewer: user.name,
      userId: user.id,
      before,
      note,
      request,
    };
    try {
      const row: NewDecision =
        decision.action === 'undo'
          ? { ...common, ...(await takeBack(tx, user, articleId, before)) }
          : { ...common, action: decision.action, reason: reasonOf(decision), after: decide(before, decision) };
      const version = await addDecision(tx, { ...row, verdict: verdictOf(row.after) });
      return { articleId, result: 'saved', version, state: row.after.state };
    } catch (error) {
      if (error instanceof UserError) return { articleId, result: 'refused', reason: error.message };
      throw error;
    }
  });
}

const reasonOf = (decision: Decision) => (decision.action === 'dismiss' ? decision.reason : null);

async function takeBack(db: Parameters<typeof lastUndoable>[0], user: User, articleId: number, now: Review) {
  const undone = await lastUndoable(db, user.name, articleId);
  if (!undone) throw new UserError('There is no decision of yours to take back on this item.');
  if (JSON.stringify(sorted(undone.after)) !== JSON.stringify(sorted(now)))
    throw new UserError('Somebody decided on this item after you: reopen it instead.');
  return { action: 'undo' as const, undoes: undone.id, after: undone.before };
}

/** The database returns an object's fields in its own order. */
const sorted = ({ state, assignee, wakeAt, labels }: Review) => [state, assignee, wakeAt, JSON.stringify(labels)];
