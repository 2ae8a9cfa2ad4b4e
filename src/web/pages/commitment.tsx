import type { listSteps } from '../../io/db/commitments.js';
import { commitmentStates, waitingFor } from '../../pipeline/reporting/commitments.js';
import type { Commitment, CommitmentState, Indicator } from '../../types.js';
import type { User } from '../context.js';
import { describe } from '../indicators.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';
import { utc } from '../words.js';

interface Props {
  user: User;
  commitment: Commitment;
  steps: Awaited<ReturnType<typeof listSteps>>;
  indicators: Indicator[];
  today: string;
  /** The article that is to show the next step, when the reviewer came from one. */
  evidence: string;
}

/** One commitment and its life. */
export const CommitmentPage = ({ user, commitment, steps, indicators, today, evidence }: Props) => {
  const { title, indicator, state, dueOn } = commitment;
  const waiting = waitingFor(commitment, today);
  return (
    <Layout title={title} user={user} here="commitments">
      <h1 dir="auto">{title}</h1>
      <p class="byline">
        <span>{describe(indicators, indicator).name}</span>
        <strong>{state}</strong>
        <span>{dueOn ? `due ${dueOn}` : 'no due date'}</span>
        {waiting && <strong class={waiting.endsWith('overdue') ? 'overdue' : undefined}>{waiting}</strong>}
      </p>
      <ol class="steps">
        {steps.map((step) => (
          <li>
            <strong>{step.state}</strong>
            {step.dueOn && `, due ${step.dueOn}`}: <bdi>{step.reviewer}</bdi>, {utc(step.takenAt)}
            {step.articleId !== null && (
              <>
                , by{' '}
                <a href={`/articles/${step.articleId}`} {...inLanguage(step.language)}>
                  {step.title}
                </a>
              </>
            )}
            {step.note && (
              <blockquote class="note" dir="auto">
                {step.note}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
      {user.role !== 'reader' && (
        <form class="commitment" method="post" action={`/commitments/${commitment.id}`}>
          <h2>Next step</h2>
          <StateChoice chosen={following(state)} />
          <DueDate dueOn={dueOn} />
          <label>
            Article that shows it
            <input name="article" value={evidence} placeholder="number or /articles/…" />
          </label>
          <NoteField />
          <Request />
          <button type="submit" class="primary" autofocus={evidence !== ''}>
            Record the step
          </button>
        </form>
      )}
    </Layout>
  );
};

/** The state that usually comes next; an end is followed by a correction only. */
const following = (state: CommitmentState): CommitmentState =>
  state === 'delivered' || state === 'cancelled' || state === 'stalled'
    ? 'announced'
    : commitmentStates[commitmentStates.indexOf(state) + 1]!;

export const StateChoice = ({ chosen }: { chosen: CommitmentState }) => (
  <label>
    State
    <select name="state">
      {commitmentStates.map((state) => (
        <option value={state} selected={state === chosen}>
          {state}
        </option>
      ))}
    </select>
  </label>
);

export const DueDate = ({ dueOn }: { dueOn: string | null }) => (
  <label>
    Due by
    <input type="date" name="due" value={dueOn ?? ''} />
  </label>
);

export const NoteField = () => (
  <label>
    Note
    <textarea name="note" rows={2} maxlength={4000} dir="auto" />
  </label>
);

/** Makes a form that is sent twice count once. */
export const Request = () => <input type="hidden" name="request" value={crypto.randomUUID()} />;
