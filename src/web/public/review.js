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
  select,
  selected,
  step,
  targets,
  undecided,
  user,
} from './page.js';
import { backToQueue, openNext } from './place.js';
import { enqueue, go } from './saves.js';

/* Decisions. */

const done = {
  accept: 'Accepted.',
  dismiss: 'Dismissed.',
  escalate: 'Escalated.',
  snooze: 'Snoozed for a day.',
  assign: 'Assigned to you.',
};
/** Items that were decided together, the latest last. */
let history = [];

const fieldsOf = (chosen) => chosen.map((item) => ['item', targets(item)]);

function decide(action, more = []) {
  const chosen = inQueue && selected().length ? selected() : [current()].filter(Boolean);
  if (chosen.length === 0) return;
  const words = chosen.length > 1 ? `${done[action]} ${chosen.length} items.` : done[action];
  enqueue({ fields: [['action', action], ...more, ...fieldsOf(chosen)], words });
  history.push(chosen);
  if (action === 'assign' || !inQueue) return;
  for (const item of chosen) item.classList.add('decided');
  select(() => false);
  if (!step(1, undecided)) step(-1, undecided);
}

function undo(chosen = history.at(-1) ?? (onlyItem ? [onlyItem] : undefined)) {
  if (!chosen) return say('There is nothing to take back here.');
  history = history.map((list) => list.filter((item) => !chosen.includes(item))).filter(({ length }) => length);
  for (const item of chosen) item.classList.remove('decided');
  enqueue({ fields: [['action', 'undo'], ...fieldsOf(chosen)], words: 'Taken back.' });
  if (inQueue) moveTo(chosen[0]);
}

const commit = (article) =>
  go(`/commitments/new?${new URLSearchParams({ article, back: location.pathname + location.search })}`);

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
  X: () => inQueue && select(selected().length ? () => false : undecided),
  z: () => undo(),
};
const moving = {
  j: () => (onlyItem ? openNext(1) : step(1)),
  k: () => (onlyItem ? openNext(-1) : step(-1)),
  o: () => $('h2 a', current() ?? document)?.click(),
  u: backToQueue,
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
  if (action !== 'undo' && !(action in done)) return;
  event.preventDefault();
  const own = target.closest('.item');
  if (action === 'undo') return undo([own]);
  if (own) {
    select(() => false);
    moveTo(own);
  }
  decide(action, action === 'dismiss' ? [['reason', new FormData(target).get('reason') ?? 'irrelevant']] : []);
});
