// What the page holds, and where its reader stands in it.
// @ts-check

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

export const inQueue = $('.queue[data-kind=items]') !== null;
export const items = () => $$('.item');
export const onlyItem = inQueue ? undefined : $('.item');
export const { user, role } = document.body.dataset;

const statusLine = $('#status');
const shownMs = 6_000;
let silence;

/** Says something at the foot of the page; what fails stays there. */
export function say(text, failing = false) {
  statusLine.textContent = text;
  statusLine.classList.toggle('failing', failing);
  clearTimeout(silence);
  if (!failing) silence = setTimeout(say, shownMs, '');
}

/* A row stands for one article or more: "id:version id:version". */

const fields = (item) => $$('input[name=item]', item);

export const targets = (item) => fields(item)[0]?.value ?? '';

export const holds = (item, articleId) =>
  targets(item)
    .split(' ')
    .some((each) => each.startsWith(`${articleId}:`));

/** The same targets with a newer version of one article. */
export const withVersion = (value, articleId, version) =>
  value
    .split(' ')
    .map((each) => (each.startsWith(`${articleId}:`) ? `${articleId}:${version}` : each))
    .join(' ');

export function setVersion(item, articleId, version) {
  for (const input of fields(item)) input.value = withVersion(input.value, articleId, version);
}

/* The item that the keys mean. */

export const current = () => onlyItem ?? $('.item.current');

const boxes = () => $$('.item > input[type=checkbox]');

export const selected = () => items().filter((item) => $('input[type=checkbox]:checked', item));

/** Selects what `fits`, and nothing else. */
export function select(fits) {
  for (const box of boxes()) box.checked = fits(box.closest('.item'));
  countSelected();
}

function countSelected() {
  const count = selected().length;
  $('#selected').textContent = `${count} selected:`;
}

document.addEventListener('change', ({ target }) => boxes().includes(target) && countSelected());

export function moveTo(item) {
  if (!item) return;
  current()?.classList.remove('current');
  item.classList.add('current');
  $('h2 a', item).focus({ preventScroll: true });
  item.scrollIntoView({ block: 'nearest' });
}

export const undecided = (item) => !item.classList.contains('decided');

export function step(by, fits = () => true) {
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
