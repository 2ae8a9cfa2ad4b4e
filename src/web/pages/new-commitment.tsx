import type { FullItem } from '../../io/db/review.js';
import type { Commitment, Indicator } from '../../types.js';
import type { User } from '../context.js';
import { labelsOf } from '../labels.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';
import { DueDate, NoteField, Request, StateChoice } from './commitment.js';

interface Props {
  user: User;
  /** The article that announces it. */
  item: FullItem;
  indicators: Indicator[];
  /** Commitments that the article may be a step of, instead of a new one. */
  others: Commitment[];
  /** Where the reviewer came from. */
  back: string;
}

/** A commitment filled in from its article, so that Enter records it. */
export const NewCommitmentPage = ({ user, item, indicators, others, back }: Props) => {
  const main = labelsOf(item)[0];
  return (
    <Layout title="New commitment" user={user} here="commitments">
      <h1>New commitment</h1>
      <p>
        <a href={`/articles/${item.id}`} {...inLanguage(item.language)}>
          {item.title}
        </a>
      </p>
      <form class="commitment" method="post" action="/commitments">
        <input type="hidden" name="article" value={item.id} />
        <input type="hidden" name="back" value={back} />
        <label>
          What was promised
          <input name="title" value={item.title} maxlength={300} required dir="auto" />
        </label>
        <label>
          Indicator
          <select name="indicator">
            {indicators.map(({ id, name }) => (
              <option value={id} selected={id === main?.indicator}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <StateChoice chosen="announced" />
        <DueDate dueOn={null} />
        <NoteField />
        <Request />
        <button type="submit" class="primary" autofocus>
          Record the commitment
        </button>
      </form>
      {others.length > 0 && (
        <section>
          <h2>Or a step of one that is known</h2>
          <ul>
            {others.map(({ id, title, state }) => (
              <li>
                <a href={`/commitments/${id}?article=${item.id}`} dir="auto">
                  {title}
                </a>{' '}
                ({state})
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
};
