import { UserError } from '../../errors.js';
import type { Action, Review, ReviewLabel, ReviewState } from '../../types.js';

/** Why an item is dismissed. The first is what a single key gives. */
export const dismissReasons = {
  irrelevant: 'Not about the two states',
  background: 'Only background',
  duplicate: 'Told before',
  mistaken: 'Wrong indicator',
  doubtful: 'Not credible',
  other: 'Another reason',
} as const;

export type DismissReason = keyof typeof dismissReasons;

export type Decision =
  | { action: 'accept' | 'escalate' | 'reopen' | 'note' }
  | { action: 'dismiss'; reason: DismissReason }
  | { action: 'snooze'; until: string }
  | { action: 'assign'; assignee: string | null }
  | { action: 'relabel'; labels: ReviewLabel[] };

export const newReview: Review = { state: 'open', assignee: null, wakeAt: null, labels: null };

/** From which states an action is possible. What is decided must be reopened before it is put off or passed on. */
const allowedFrom: Record<Exclude<Action, 'undo'>, readonly ReviewState[]> = {
  accept: ['open', 'escalated', 'dismissed'],
  dismiss: ['open', 'escalated', 'accepted'],
  escalate: ['open', 'accepted', 'dismissed'],
  snooze: ['open'],
  reopen: ['accepted', 'dismissed', 'escalated'],
  assign: ['open', 'escalated'],
  relabel: ['open', 'escalated', 'accepted', 'dismissed'],
  note: ['open', 'escalated', 'accepted', 'dismissed'],
};

export const possibleActions = (state: ReviewState) =>
  (Object.keys(allowedFrom) as (keyof typeof allowedFrom)[]).filter((action) => allowedFrom[action].includes(state));

/** Where the review stands after a decision. Throws a UserError for one that the state does not allow. */
export function decide(review: Review, decision: Decision): Review {
  if (!allowedFrom[decision.action].includes(review.state))
    throw new UserError(`An item that is ${review.state} cannot be put through "${decision.action}": reopen it first.`);
  switch (decision.action) {
    case 'accept':
      return { ...review, state: 'accepted', wakeAt: null };
    case 'dismiss':
      return { ...review, state: 'dismissed', wakeAt: null };
    case 'escalate':
      return { ...review, state: 'escalated', wakeAt: null };
    case 'reopen':
      return { ...review, state: 'open', wakeAt: null };
    case 'snooze':
      return { ...review, wakeAt: decision.until };
    case 'assign':
      return { ...review, assignee: decision.assignee };
    case 'relabel':
      return { ...review, labels: decision.labels };
    case 'note':
      return review;
  }
}

export const verdictOf = ({ state }: Review): 'accepted' | 'dismissed' | null =>
  state === 'accepted' || state === 'dismissed' ? state : null;
