// Keys, saves that are never lost, and news for the review page. Every page works without it.
// @ts-check

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

const statusLine = $('#status');
const inQueue = $('.queue[data-kind=items]') !== null;
const items = () => $$('.item');
const onlyItem = inQueue ? undefined : $('.item');

function say(text, failing = false) {
  statusLine.textContent = text;
  statusLine.hidden = text === '';
  statusLine.classList.toggle('failing', failing);
}

/* The item that the keys mean. */

const current = () => onlyItem ?? $('.item.current');

function moveTo(item) {
  if (!item) return;
  current()?.classList.remove('current');
  item.classList.add('current');
  $('h2 a', item).focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}

const undecided = (item) => !item.classList.contains('decided');

function step(by, fits = () => true) {
  const all = items();
  const at = all.indexOf(current());
  const rest = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
  const target = rest.find(fits);
  moveTo(target);
  return target;
}

document.addEventListener('focusin', ({ target }) => {
  const item = target instanceof Element ? target.closest('.queue > .item') : null;
  if (!item || item === current()) return;
  current()?.classList.remove('current');
  item.classList.add('current');
});

/* Saves: kept in the browser until the server has them, sent one after the other, tried again until they are through. */

const storeKey = `unsaved:${document.body.dataset.user ?? ''}`;
const loadUnsaved = () => JSON.parse(localStorage.getItem(storeKey) ?? '[]');
let unsaved = loadUnsaved();
let sending = false;
let failures = 0;

function keep(list) {
  unsaved = list;
  if (list.length) localStorage.setItem(storeKey, JSON.stringify(list));
  else localStorage.removeItem(storeKey);
}

function enqueue(save) {
  keep([...unsaved, { ...save, request: crypto.randomUUID() }]);
  void sendAll();
}

async function sendAll() {
  if (sending) return;
  sending = true;
  while (unsaved.length) {
    const [save] = unsaved;
    const answer = await send(save);
    if (answer) {
      failures = 0;
      keep(unsaved.filter(({ request }) => request !== save.request).map((later) => follow(later, answer.outcomes)));
      settle(save, answer);
    } else {
      failures += 1;
      say(`${unsaved.length} not saved yet; trying again …`, true);
      await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 500 * 2 ** failures)));
    }
  }
  sending = false;
}

/** The server's answer, or undefined when it gave none that counts. */
async function send({ fields, request }) {
  const body = new URLSearchParams([...fields, ['request', request]]);
  try {
    const response = await fetch('/decisions', { method: 'POST', body, headers: { accept: 'application/json' } });
    if (response.status === 401) {
      say('You are logged out: log in in another tab; nothing is lost.', true);
      return undefined;
    }
    if (response.status >= 500 || response.status === 429) return undefined;
    return response.headers.get('content-type')?.includes('json')
      ? await response.json()
      : { outcomes: [], refused: await response.text() };
  } catch {
    return undefined;
  }
}

/** A later save of the same item rests on the one that has just been stored, not on what the page showed before. */
const follow = (save, outcomes) => ({
  ...save,
  fields: save.fields.map(([name, value]) => {
    const stored = outcomes.find(({ articleId, result }) => result === 'saved' && value.startsWith(`${articleId}:`));
    return name === 'item' && stored ? [name, `${stored.articleId}:${stored.version}`] : [name, value];
  }),
});

function settle({ words }, { outcomes, refused }) {
  if (unsaved.length === 0) say(words);
  if (refused) say('The server refused the decision.', true);
  for (const outcome of outcomes) {
    const item = $(`.item[data-id="${outcome.articleId}"]`);
    if (!item) continue;
    if (outcome.result === 'saved' || outcome.result === 'changed') setVersion(item, outcome.version);
    if (outcome.result === 'saved') show(item, outcome.state, words);
    else complain(item, outcome);
  }
}

function complain(item, { result, state, reason }) {
  item.classList.remove('decided');
  const meanings = {
    changed: `Somebody decided meanwhile: it is now ${state}. Press the key again to decide all the same.`,
    missing: 'There is no such article any more.',
  };
  say(meanings[result] ?? reason, true);
  moveTo(inQueue ? item : undefined);
}

function setVersion(item, version) {
  item.dataset.version = version;
  for (const input of $$('input[name=item]', item)) input.value = `${item.dataset.id}:${version}`;
}

function show(item, state, words) {
  const label = $('.state', item);
  label.textContent = words.startsWith('Snoozed') ? 'snoozed' : state;
  label.className = `state ${state}`;
  if (inQueue) item.classList.toggle('decided', state !== 'open' || words.startsWith('Snoozed'));
}

addEventListener('beforeunload', (event) => {
  if (unsaved.length) event.preventDefault();
});

/* Decisions. */

const done = {
  accept: 'Accepted.',
  dismiss: 'Dismissed.',
  escalate: 'Escalated.',
  snooze: 'Snoozed for a day.',
  assign: 'Assigned to you.',
};
const history = [];

const selected = () => items().filter((item) => $('input[name=item]:checked', item));

function decide(action, more = []) {
  const chosen = inQueue && selected().length ? selected() : [current()].filter(Boolean);
  if (chosen.length === 0) return;
  const ids = chosen.map(({ dataset }) => ['item', `${dataset.id}:${dataset.version}`]);
  enqueue({ fields: [['action', action], ...more, ...ids], words: done[action] });
  history.push(chosen);
  if (action === 'assign' || !inQueue) return;
  for (const item of chosen) {
    item.classList.add('decided');
    const box = $('input[name=item]', item);
    if (box) box.checked = false;
  }
  if (!step(1, undecided)) step(-1, undecided);
}

function undo() {
  const chosen = history.pop() ?? (onlyItem ? [onlyItem] : undefined);
  if (!chosen) return say('There is nothing to take back here.');
  const ids = chosen.map(({ dataset }) => ['item', `${dataset.id}:${dataset.version}`]);
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

const canDecide = document.body.dataset.role !== 'reader';
const deciding = {
  y: () => decide('accept'),
  n: () => decide('dismiss', [['reason', 'irrelevant']]),
  N: chooseReason,
  e: () => decide('escalate'),
  s: () => decide('snooze', [['days', '1']]),
  a: () => decide('assign', [['assignee', document.body.dataset.user]]),
  x: () => $('input[name=item][type=checkbox]', current() ?? document)?.click(),
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
    for (const item of selected()) $('input[name=item]', item).checked = false;
    moveTo(target.closest('.item'));
  }
  decide(action, action === 'dismiss' ? [['reason', new FormData(target).get('reason') ?? 'irrelevant']] : []);
});

/* Evidence: a passage selected in the text goes into the last row of the label editor. */

document.addEventListener('selectionchange', () => {
  const selection = document.getSelection();
  const text = $('.full .text');
  const field = $$('.labels-editor input[name=quote]').at(-1);
  if (!selection || selection.isCollapsed || !text || !field || !$('.labels-editor').open) return;
  if (!text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
  const copy = selection.getRangeAt(0).cloneContents();
  for (const number of copy.querySelectorAll('sup')) number.remove();
  const paragraphs = [...copy.querySelectorAll('p')];
  field.value = (paragraphs.length ? paragraphs.map((each) => each.textContent).join('\n') : copy.textContent).trim();
});

/* News: new items announce themselves and move nothing; an article says who else looks at it. */

if (inQueue) {
  const news = new EventSource(`/events?since=${$('.queue').dataset.since}`);
  news.addEventListener('new', ({ data }) => {
    const link = $('#news');
    link.textContent = `${data} new`;
    link.hidden = false;
  });
  addEventListener('pagehide', () => news.close());
}

async function look() {
  if (document.hidden) return;
  const response = await fetch(`/articles/${onlyItem.dataset.id}/presence`, { method: 'POST' }).catch(() => undefined);
  if (!response?.ok) return;
  const { others } = await response.json();
  $('#others').textContent = others.length
    ? `${others.join(', ')} ${others.length > 1 ? 'look' : 'looks'} at this too`
    : '';
}

if (onlyItem) {
  void look();
  setInterval(look, 15_000);
}

if (unsaved.length) void sendAll();
