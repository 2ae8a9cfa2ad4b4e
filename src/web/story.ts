import type { QueuedStory } from '../io/db/story-queue.js';

interface Standing {
  id: number;
  version: number | null;
  state: string | null;
  wakeAt: Date | null;
}

/** The state as it is shown: an open item whose time has not come is snoozed. */
export const shownState = ({ state, wakeAt }: Pick<Standing, 'state' | 'wakeAt'>): string | null =>
  state === 'open' && wakeAt !== null && wakeAt.getTime() > Date.now() ? 'snoozed' : state;

/** The articles that a decision on a story counts for: those that are in the state which its row shows. */
export function decidedTogether({ lead, reports }: QueuedStory): Standing[] {
  const alike = reports.filter((report) => shownState(report) === shownState(lead));
  return alike.some(({ id }) => id === lead.id) ? alike : [lead];
}

/** Articles with the version that the reviewer sees of each, as one field of a form. */
export const targetsOf = (items: Standing[]): string =>
  items.map(({ id, version }) => `${id}:${version ?? 0}`).join(' ');
