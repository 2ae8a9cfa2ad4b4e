import type { User } from '../context.js';
import { Layout } from '../layout.js';
import type { Outcome } from '../record.js';

interface Props {
  user: User;
  outcomes: Outcome[];
  fields: Record<string, string[]>;
}

/** Asks before a decision goes over somebody else's. */
export const ConflictPage = ({ user, outcomes, fields }: Props) => (
  <Layout title="Changed meanwhile" user={user}>
    <h1>Somebody decided meanwhile</h1>
    <ul>
      {outcomes.map((outcome) => (
        <li>
          <a href={`/articles/${outcome.articleId}`}>Item {outcome.articleId}</a>
          {outcome.result === 'changed' && ` is now ${outcome.state}.`}
        </li>
      ))}
    </ul>
    <form class="decide" method="post" action="/decisions">
      {Object.entries(fields)
        .filter(([name]) => name !== 'item' && name !== 'request')
        .flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
      {outcomes.map(({ articleId }) => (
        <input type="hidden" name="item" value={`${articleId}:0`} />
      ))}
      <button type="submit" name="anyway" value="1">
        Decide all the same
      </button>
      <a href={fields.back?.[0]?.startsWith('/articles/') ? `/articles/${outcomes[0]?.articleId}` : '/'}>Leave it</a>
    </form>
  </Layout>
);
