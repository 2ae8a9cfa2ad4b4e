import type { Outline } from '../outline.js';
import { type Statement, state } from './statement.js';
import type { DigestMark } from './value.js';
import { count, shortDate } from './words.js';

/** Where an indicator left its own past behind, the rarest by chance first. */
export function markLines(marks: DigestMark[], { indicators }: Outline): Statement[] {
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  return [...marks]
    .sort((a, b) => a.chance - b.chance)
    .map(({ kind, indicator, direction, observed, expected, period, length }) => {
      const when = length === 'day' ? `on ${shortDate(period)}` : `in the ${length} from ${shortDate(period)}`;
      const what = `${names.get(indicator) ?? indicator}, ${direction}`;
      const number = count(observed, 'story', 'stories');
      const text = `${kind === 'burst' ? 'Burst' : 'Lull'}: ${what}: ${number} ${when} instead of ${expected.toFixed(1)}.`;
      return state(text, [`T:${indicator}/${direction}/${length}/${period}`]);
    });
}
