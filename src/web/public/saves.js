// Decisions on their way to the server.
// @ts-check

import { $, holds, inQueue, items, moveTo, say, setVersion, user, withVersion } from './page.js';

/* Saves: kept in the browser until the server has them, sent one after the other, tried again until they are through. */

const storeKey = `unsaved:${user ?? ''}`;
const loadUnsaved = () => JSON.parse(localStorage.getItem(storeKey) ?? '[]');
let unsaved = loadUnsaved();
let sending = false;
let failures = 0;

function keep(list) {
  unsaved = list;
  if (list.length) localStorage.setItem(storeKey, JSON.stringify(list));
  else localStorage.removeItem(storeKey);
}

export function enqueue(save) {
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
    const headers = { accept: 'application/json' };
    const response = await fetch('/decisions', { method: 'POST', body, headers, keepalive: true });
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

/** A later save of the same article rests on the one that has just been stored, not on what the page showed before. */
function follow(save, outcomes) {
  const stored = outcomes.filter(({ result }) => result === 'saved');
  const followed = (value) =>
    stored.reduce((field, { articleId, version }) => withVersion(field, articleId, version), value);
  return { ...save, fields: save.fields.map(([name, value]) => [name, name === 'item' ? followed(value) : value]) };
}

function settle({ words }, { outcomes, refused }) {
  if (unsaved.length === 0) say(words);
  if (refused) say('The server refused the decision.', true);
  for (const outcome of outcomes) {
    const { articleId, result, version } = outcome;
    const item = items().find((each) => holds(each, articleId));
    if (!item) continue;
    if (result === 'saved' || result === 'changed') setVersion(item, articleId, version);
    if (result === 'saved') show(item, outcome.state, words);
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

function show(item, state, words) {
  const label = $('.outcome .state, .original .state', item);
  label.textContent = words.startsWith('Snoozed') ? 'snoozed' : state;
  label.className = `state ${state}`;
  if (inQueue) item.classList.toggle('decided', state !== 'open' || words.startsWith('Snoozed'));
}

/* Whoever goes on to another page here loses nothing: what is left is sent from there. */

let staysHere = false;

export function go(href) {
  staysHere = true;
  location.assign(href);
}

addEventListener('click', ({ target }) => {
  staysHere = target instanceof Element && target.closest('a[href^="/"]') !== null;
});
addEventListener('submit', ({ defaultPrevented }) => {
  staysHere = !defaultPrevented;
});
addEventListener('beforeunload', (event) => {
  if (unsaved.length && !staysHere) event.preventDefault();
});

if (unsaved.length) void sendAll();
