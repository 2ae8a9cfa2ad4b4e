import type { DecisionRow } from '../../io/db/decisions.js';
import { dismissReasons } from '../../pipeline/review/decide.js';
import type { Indicator, Review } from '../../types.js';
import { describe } from '../indicators.js';
import { utc } from '../words.js';

interface Props {
  decisions: DecisionRow[];
  indicators: Indicator[];
}

/** Every decision on an article, oldest first. */
export const History = ({ decisions, indicators }: Props) =>
  decisions.length === 0 ? null : (
    <section class="history">
      <h2>History</h2>
      <ol>
        {decisions.map((decision) => (
          <li>
            <bdi>{decision.reviewer}</bdi>: {sentence(decision, indicators)}{' '}
            <time datetime={decision.decidedAt.toISOString()}>{utc(decision.decidedAt)}</time>
            {decision.note && (
              <blockquote class="note" dir="auto">
                {decision.note}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );

function sentence({ action, reason, before, after }: DecisionRow, indicators: Indicator[]): string {
  const steps: Record<typeof action, string> = {
    accept: `accepted (was ${before.state})`,
    dismiss: `dismissed${reason ? `, “${dismissReasons[reason as keyof typeof dismissReasons] ?? reason}”` : ''} (was ${before.state})`,
    escalate: `escalated (was ${before.state})`,
    reopen: `reopened (was ${before.state})`,
    snooze: `snoozed until ${after.wakeAt ? utc(new Date(after.wakeAt)) : 'now'}`,
    assign: after.assignee ? `assigned to ${after.assignee}` : 'took the assignment back',
    relabel: `changed the indicators from ${inWords(before, indicators)} to ${inWords(after, indicators)}`,
    note: 'noted',
    undo: `took a decision back: ${before.state} → ${after.state}`,
  };
  return steps[action];
}

const inWords = ({ labels }: Review, indicators: Indicator[]) =>
  labels === null
    ? 'the classifier’s'
    : labels.map(({ indicator, direction }) => `${describe(indicators, indicator).name} ${direction}`).join(', ') ||
      'none';
