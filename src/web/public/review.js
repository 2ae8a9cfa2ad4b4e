// Keys and buttons of the review page. Every page works without it.
// @ts-check

import './news.js';
import './evidence.js';
import {
  $,
  $$,
  current,
  inQueue,
  items,
  moveTo,
  onlyItem,
  role,
  say,
  selected,
  step,
  targets,
  undecided,
  user,
} from './page.js';
import { enqueue } from './saves.js';

/* Decisions. */

const done = {
  accept: 'Accepted.',
  dismiss: 'Dismissed.',
  escalate: 'Escalated.',
  snooze: 'Snoozed for a day.',
  assign: 'Assigned to you.',
};
const history = [];

function decide(action, more = []) {
  const chosen = inQueue && selected().length ? selected() : [current()].filter(Boolean);
  if (chosen.length === 0) return;
  const ids = chosen.map((item) => ['item', targets(item)]);
  enqueue({ fields: [['action', action], ...more, ...ids], words: done[action] });
  history.push(chosen);
  if (action === 'assign' || !inQueue) return;
  for (const item of chosen) {
    item.classList.add('decided');
    const box = $('input[type=checkbox]', item);
    if (box) box.checked = false;
  }
  if (!step(1, undecided)) step(-1, undecided);
}

function undo() {
  const chosen = history.pop() ?? (onlyItem ? [onlyItem] : undefined);
  if (!chosen) return say('There is nothing to take back here.');
  const ids = chosen.map((item) => ['item', targets(item)]);
  for (const item of chosen) item.classList.remove('decided');
  enqueue({ fields: [['action', 'undo'], ...ids], words: 'Taken back.' });
  if (inQueue) moveTo(chosen[0]);
}

const commit = (article) =>
  location.assign(`/commitments/new?${new URLSearchParams({ article, back: location.pathname + location.search })}`);

const reasons = $('#reasons');

const chooseReason = () => current() && reasons?.showModal();

reasons?.addEventListener('submit', ({ submitter }) => decide('dismiss', [['reason', submitter.value]]));
reasons?.addEventListener('keydown', ({ key }) => $$('button[value]', reasons)[Number(key) - 1]?.click());

/* Keys. */

const canDecide = role !== 'reader';
const deciding = {
  y: () => decide('accept'),
  n: () => decide('dismiss', [['reason', 'irrelevant']]),
  N: chooseReason,
  e: () => decide('escalate'),
  s: () => decide('snooze', [['days', '1']]),
  a: () => decide('assign', [['assignee', user]]),
  x: () => $('input[type=checkbox]', current() ?? document)?.click(),
  c: () => current() && commit(current().dataset.id),
  z: undo,
};
const moving = {
  j: () => step(1),
  k: () => step(-1),
  o: () => $('h2 a', current() ?? document)?.click(),
  u: () => $('.brand').click(),
  '/': () => $('input[type=search]')?.focus(),
  '?': () => $('#keys').showModal(),
};

document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
  if (key === 'Escape' && target instanceof HTMLElement && target.matches('input, textarea')) target.blur();
  if (ctrlKey || altKey || metaKey || $('dialog[open]')) return;
  if (target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')) return;
  const act = moving[key] ?? (canDecide && !repeat && items().length ? deciding[key] : undefined);
  if (!act) return;
  event.preventDefault();
  act();
});

/* The buttons of the queue do what the keys do; other forms are sent as they are. */

document.addEventListener('submit', (event) => {
  const { target, submitter } = event;
  if (!inQueue || !(target instanceof HTMLFormElement) || !target.matches('.decide, .bulk')) return;
  const action = submitter?.value;
  if (!(action in done)) return;
  event.preventDefault();
  if (!target.matches('.bulk')) {
    for (const item of selected()) $('input[type=checkbox]', item).checked = false;
    moveTo(target.closest('.item'));
  }
  decide(action, action === 'dismiss' ? [['reason', new FormData(target).get('reason') ?? 'irrelevant']] : []);
});
