import { type ListedItem, type QueueState, queueStates } from '../../io/db/review.js';
import { evidenceSentence, type Piece, pieces } from '../../pipeline/reporting/evidence.js';
import { occurrences } from '../../pipeline/text/search.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import { hrefOf, type Query } from '../filter.js';
import { labelsOf, type Mark, marksOf } from '../labels.js';
import { Layout } from '../layout.js';
import { Byline, inLanguage, LabelTag, Marked, StateWord } from '../parts.js';
import { BulkBar, QuickDecision } from './decide.js';
import { Filters } from './filters.js';
import type { ReviewProps } from './review-props.js';
import { Saved } from './saved.js';

export const ReviewPage = (props: ReviewProps) => {
  const { user, items, query, after, words, indicators } = props;
  const back = hrefOf(query);
  return (
    <Layout title={query.q ? `Search: ${query.q}` : 'Review'} user={user} search={query.q} here="queue">
      <div class="columns">
        <aside>
          <Filters {...props} />
          <Saved {...props} />
        </aside>
        <div>
          <h1 class="visually-hidden">{query.q ? 'Search results' : 'Articles to review'}</h1>
          <States query={query} open={props.open} />
          <p class="news" role="status">
            <a id="news" href="/" hidden>
              new
            </a>
          </p>
          {items.length === 0 && <p class="empty">{emptiness(query)}</p>}
          <ol class="queue" data-kind="items" data-since={props.since.toISOString()}>
            {items.map((item) => (
              <Item item={item} indicators={indicators} words={words} back={back} user={user} />
            ))}
          </ol>
          {after && (
            <p class="more">
              <a href={hrefOf({ ...query, after })} rel="next">
                More
              </a>
            </p>
          )}
          {user.role !== 'reader' && items.length > 0 && <BulkBar back={back} />}
        </div>
      </div>
    </Layout>
  );
};

const emptiness = ({ q, state = 'open', ...others }: Query) => {
  if (q) return 'Nothing that is stored holds these words.';
  if (Object.keys(others).length) return 'No item fits these filters.';
  return state === 'open' ? 'Nothing waits for review.' : `No item is ${state}.`;
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

interface ItemProps {
  item: ListedItem;
  indicators: Indicator[];
  words: ReadonlySet<string>;
  back: string;
  user: User;
}

const Item = ({ item, indicators, words, back, user }: ItemProps) => {
  const labels = labelsOf(item);
  const deciding = user.role !== 'reader' && item.state !== null;
  return (
    <li class="item" id={`item-${item.id}`} data-id={item.id} data-version={item.version ?? 0}>
      {deciding && (
        <input type="checkbox" name="item" value={`${item.id}:${item.version ?? 0}`} form="bulk" aria-label="Select" />
      )}
      <article>
        <h2 {...inLanguage(item.language)}>
          <a href={`/articles/${item.id}`}>
            <Marked pieces={pieces(item.title, [...marksOf(labels), ...occurrences(item.title, words)])} />
          </a>
        </h2>
        <Byline item={item} />
        {labels.length > 0 && (
          <p class="tags">
            {labels.map((label) => (
              <LabelTag label={label} indicators={indicators} />
            ))}
          </p>
        )}
        <blockquote {...inLanguage(item.language)}>
          <Marked pieces={excerpt(item, words)} />
        </blockquote>
        <p class="outcome">
          <StateWord state={item.state} wakeAt={item.wakeAt} />
        </p>
        {deciding && <QuickDecision item={item} back={back} />}
      </article>
    </li>
  );
};

/** A sentence of the text: one with a searched word, else the evidence of the strongest label, else the beginning. */
function excerpt({ title, text, ...item }: ListedItem, words: ReadonlySet<string>): Piece<Mark>[] {
  const offset = title.length + 1;
  const found = occurrences(text, words).map(({ start, end }) => ({ start: start + offset, end: end + offset }));
  const evidence = marksOf(labelsOf(item)).filter(({ start }) => start >= offset);
  const marks = found.length ? found : evidence.filter(({ label }) => label === evidence[0]?.label);
  return marks.length ? evidenceSentence(title, text, marks) : pieces(`${text.slice(0, 240)} …`, []);
}
