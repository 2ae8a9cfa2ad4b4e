// The queue that an article was opened from, kept for this tab: its address, its articles in order, and where its reader stood.
// @ts-check

import { inQueue, items, moveTo, onlyItem } from './page.js';
import { go } from './saves.js';

const kept = JSON.parse(sessionStorage.getItem('queue') ?? '{}');
const keep = (queue) => sessionStorage.setItem('queue', JSON.stringify(queue));

const here = location.pathname + location.search;

if (inQueue) {
  // What was decided on the article's page may be gone from the queue: then what followed it.
  const ahead = kept.at && kept.address === here ? kept.ids.slice(kept.ids.indexOf(kept.at)) : [];
  moveTo(ahead.map((id) => document.getElementById(`item-${id}`)).find(Boolean));
  keep({ address: here, ids: items().map(({ dataset }) => dataset.id) });
}
if (onlyItem) keep({ ...kept, at: onlyItem.dataset.id });

export const backToQueue = () => go(kept.address ?? '/');

/** Opens the article that stands next to this one in the queue. */
export function openNext(by) {
  const at = kept.ids?.indexOf(onlyItem?.dataset.id) ?? -1;
  const id = at < 0 ? undefined : kept.ids[at + by];
  if (id) go(`/articles/${id}`);
}

// A page that the browser kept knows nothing of what was decided since.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
