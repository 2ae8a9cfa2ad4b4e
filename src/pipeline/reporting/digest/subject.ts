import type { Digest } from './value.js';
import { shortDate } from './words.js';

/** Such as "Russia-Iran: 4 strengthening, 2 weakening, 1 disputed (23 Nov)". */
export function subjectOf(
  pair: string,
  { strengthens, weakens, disputed }: Digest['counts'],
  localDate: string,
): string {
  const parts = [
    [strengthens, 'strengthening'],
    [weakens, 'weakening'],
    [disputed, 'disputed'],
  ].flatMap(([number, word]) => (number ? [`${number} ${word}`] : []));
  return `${pair}: ${parts.join(', ') || 'nothing new'} (${shortDate(localDate)})`;
}
