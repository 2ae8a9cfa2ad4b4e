import type { FullItem } from '../../io/db/review.js';
import type { QueuedStory } from '../../io/db/story-queue.js';
import { dismissReasons, possibleActions } from '../../pipeline/review/decide.js';
import { StateWord } from '../parts.js';
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
  item: QueuedStory['lead'];
  targets: string;
  /** How many articles the decision counts for. */
  count: number;
  back: string;
}

/** What one click can decide, in the queue, and what became of it. */
export const QuickDecision = ({ item: { state, wakeAt }, targets, count, back }: QuickProps) => (
  <form class="decide" method="post" action="/decisions">
    <ItemFields targets={targets} back={back} />
    {count > 1 && <span class="hint">for {count} articles</span>}
    <Buttons actions={possibleActions(state ?? 'open')} />
    <span class="outcome">
      <StateWord state={state} wakeAt={wakeAt} />
      <button type="submit" name="action" value="undo">
        Undo
      </button>
    </span>
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
      <details>
        <summary>With a reason, a time or a note</summary>
        <p class="hint">
          Dismiss as <Reasons />
        </p>
        {actions.includes('snooze') && (
          <label>
            Snooze for{' '}
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
      </details>
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
    <output id="selected">The selected:</output>
    <Buttons actions={['accept', 'escalate', 'snooze', 'dismiss']} />
    <span class="hint">as</span> <Reasons />
  </form>
);
