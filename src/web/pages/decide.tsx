import type { FullItem } from '../../io/db/review.js';
import { dismissReasons, possibleActions } from '../../pipeline/review/decide.js';
import type { ReviewState } from '../../types.js';
import { targetsOf } from '../story.js';

const words = {
  accept: 'Accept',
  dismiss: 'Dismiss',
  escalate: 'Escalate',
  snooze: 'Snooze',
  reopen: 'Reopen',
} as const;

type ButtonAction = keyof typeof words;

const isButton = (action: string): action is ButtonAction => action in words;

export const ItemFields = ({ targets, back }: { targets: string; back: string }) => (
  <>
    <input type="hidden" name="item" value={targets} />
    <input type="hidden" name="back" value={back} />
  </>
);

const Buttons = ({ actions }: { actions: string[] }) => (
  <>
    {actions.filter(isButton).map((action) => (
      <button type="submit" name="action" value={action} class={action}>
        {words[action]}
      </button>
    ))}
  </>
);

interface QuickProps {
  state: ReviewState;
  targets: string;
  /** How many articles the decision counts for. */
  count: number;
  back: string;
}

/** What one click can decide, in the queue. */
export const QuickDecision = ({ state, targets, count, back }: QuickProps) => (
  <form class="decide" method="post" action="/decisions">
    <ItemFields targets={targets} back={back} />
    <Buttons actions={possibleActions(state)} />
    {count > 1 && <span class="hint">counts for {count} articles</span>}
  </form>
);

/** The same with a reason, a time and a note, on the article's own page. */
export const FullDecision = ({ item }: { item: FullItem }) => {
  const actions = possibleActions(item.state ?? 'open');
  return (
    <form class="decide full-decision" method="post" action="/decisions">
      <ItemFields targets={targetsOf([item])} back={`/articles/${item.id}`} />
      <div class="buttons">
        <Buttons actions={actions} />
        <button type="submit" name="action" value="undo">
          Undo mine
        </button>
      </div>
      <Reasons />
      {actions.includes('snooze') && (
        <label>
          Snooze for
          <select name="days">
            <option value="1">a day</option>
            <option value="3">three days</option>
            <option value="7">a week</option>
            <option value="30">a month</option>
          </select>
        </label>
      )}
      <label class="wide">
        Note
        <textarea name="note" rows={2} maxlength={4000} dir="auto" />
      </label>
      <button type="submit" name="action" value="note">
        Save the note alone
      </button>
    </form>
  );
};

const Reasons = () => (
  <select name="reason" aria-label="Reason to dismiss">
    {Object.entries(dismissReasons).map(([reason, meaning]) => (
      <option value={reason}>{meaning}</option>
    ))}
  </select>
);

/** Decides all selected items of the queue. */
export const BulkBar = ({ back }: { back: string }) => (
  <form id="bulk" class="bulk" method="post" action="/decisions">
    <input type="hidden" name="back" value={back} />
    <span>
      <output id="selected">The selected:</output>
    </span>
    <Buttons actions={['accept', 'dismiss', 'escalate', 'snooze']} />
    <Reasons />
  </form>
);
