import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { decide, newReview, possibleActions, verdictOf } from '../../../src/pipeline/review/decide.js';

test('an open item can be put off, and deciding ends that', () => {
  const snoozed = decide(newReview, { action: 'snooze', until: '2026-12-01T00:00:00Z' });
  expect(snoozed).toMatchObject({ state: 'open', wakeAt: '2026-12-01T00:00:00Z' });
  expect(decide(snoozed, { action: 'accept' })).toMatchObject({ state: 'accepted', wakeAt: null });
});

test('what is decided is not snoozed or assigned before it is reopened', () => {
  const accepted = decide(newReview, { action: 'accept' });
  expect(() => decide(accepted, { action: 'snooze', until: '2026-12-01T00:00:00Z' })).toThrow(UserError);
  expect(() => decide(accepted, { action: 'assign', assignee: 'anna' })).toThrow(UserError);
  expect(() => decide(accepted, { action: 'accept' })).toThrow(UserError);
  expect(decide(decide(accepted, { action: 'reopen' }), { action: 'assign', assignee: 'anna' }).assignee).toBe('anna');
});

test('changing the indicators leaves the verdict', () => {
  const labels = [{ indicator: 'trade', direction: 'weakens' as const, evidence: [] }];
  const accepted = decide(newReview, { action: 'accept' });
  const after = decide(accepted, { action: 'relabel', labels });
  expect(verdictOf(after)).toBe('accepted');
  expect(after.labels).toEqual(labels);
});

test('every state offers a way on', () => {
  expect(possibleActions('open')).toEqual(['accept', 'dismiss', 'escalate', 'snooze', 'assign', 'relabel', 'note']);
  expect(possibleActions('dismissed')).toEqual(['accept', 'escalate', 'reopen', 'relabel', 'note']);
});
