import type { Assessment, Mark } from '../../../pipeline/reporting/trend/value.js';
import { daysOf, type StoriesHref } from './href.js';

export const describeMark = ({ period, kind, direction, observed, expected }: Mark, name: string) =>
  `${period}: ${kind === 'burst' ? 'a burst' : 'a lull'} of ${name}, ${direction}: ${observed} stories instead of ${expected.toFixed(1)}`;

const newestFirst = (a: Mark, b: Mark) => (a.period < b.period ? 1 : -1);
const mostChanges = 20;

/** Bursts and lulls, the newest first. */
export const Changes = ({ assessment, stories }: { assessment: Assessment; stories: StoriesHref }) => {
  const { marks, ledger, period } = assessment;
  const names = new Map(ledger.map(({ indicator, name }) => [indicator, name]));
  const shown = [...marks].sort(newestFirst).slice(0, mostChanges);
  return (
    <section>
      <h2>Changes</h2>
      {shown.length === 0 && <p class="empty">No indicator left its own past behind in this range.</p>}
      <ul>
        {shown.map((mark) => (
          <li>
            <a href={stories(...daysOf(mark.period, period), { indicator: mark.indicator, direction: mark.direction })}>
              {describeMark(mark, names.get(mark.indicator) ?? mark.indicator)}
            </a>
          </li>
        ))}
      </ul>
      {marks.length > mostChanges && <p class="empty">and {marks.length - mostChanges} before</p>}
    </section>
  );
};
