import { type QueueState, queueStates } from '../../io/db/item-filter.js';
import { hrefOf, type Query } from '../filter.js';
import { Layout } from '../layout.js';
import { BulkBar } from './decide.js';
import { Filters } from './filters.js';
import type { ReviewProps } from './review-props.js';
import { Saved } from './saved.js';
import { StoryRow } from './story-row.js';

export const ReviewPage = (props: ReviewProps) => {
  const { user, stories, query, after, words, indicators, stateMedia } = props;
  const back = hrefOf(query);
  return (
    <Layout title={query.q ? `Search: ${query.q}` : 'Review'} user={user} search={query.q} here="queue">
      <div class="columns">
        <aside>
          <States query={query} open={props.open} />
          <Filters {...props} />
          <Saved {...props} />
        </aside>
        <div>
          <h1 class="visually-hidden">{query.q ? 'Search results' : 'Stories to review'}</h1>
          <p class="news" role="status">
            <a id="news" href="/" hidden>
              new
            </a>
          </p>
          {stories.length === 0 && <p class="empty">{emptiness(query)}</p>}
          <ol class="queue" data-kind="items" data-since={props.since.toISOString()}>
            {stories.map((story) => (
              <StoryRow {...{ story, indicators, stateMedia, words, back, user }} />
            ))}
          </ol>
          {after && (
            <p class="more">
              <a href={hrefOf({ ...query, after })} rel="next">
                More
              </a>
            </p>
          )}
          {stories.length > 0 && (
            <p class="hint">
              Export: <a href={hrefOf(query, '/export.csv')}>CSV</a>{' '}
              <a href={hrefOf(query, '/export.jsonl')}>JSON Lines</a>
            </p>
          )}
          {user.role !== 'reader' && stories.length > 0 && <BulkBar back={back} />}
        </div>
      </div>
    </Layout>
  );
};

const emptiness = ({ q, state = 'open', ...others }: Query) => {
  if (q) return 'Nothing that is stored holds these words.';
  if (Object.keys(others).length) return 'No story fits these filters.';
  return state === 'open' ? 'Nothing waits for review.' : `No story is ${state}.`;
};

const States = ({ query, open }: { query: Query; open: string }) => {
  const current: QueueState | undefined = query.in ? undefined : (query.state ?? (query.q ? 'all' : 'open'));
  const { in: _, ...rest } = query;
  return (
    <nav class="states" aria-label="State">
      {queueStates.map((state) => (
        <a href={hrefOf({ ...rest, state })} aria-current={state === current ? 'page' : undefined}>
          {state}
          {state === 'open' && <span class="count"> {open}</span>}
        </a>
      ))}
      <a href="/opinions">second opinions</a>
      {query.q && (
        <a
          href={hrefOf({ ...rest, state: undefined, in: 'all' } as Query)}
          aria-current={query.in ? 'page' : undefined}
        >
          everything stored
        </a>
      )}
    </nav>
  );
};
