import { hrefOf } from '../filter.js';
import type { ReviewProps } from './review-props.js';

/** Kept filters with their feeds, and a name for the present one. */
export const Saved = ({ query, saved }: ReviewProps) => {
  const { state: _, ...narrowed } = query;
  return (
    <section class="saved" aria-label="Saved filters">
      {saved.length > 0 && (
        <ul>
          {saved.map(({ id, name, query: kept, feedKey }) => (
            <li>
              <a href={`/?${kept}`}>
                <bdi>{name}</bdi>
              </a>{' '}
              <a href={`/atom/${feedKey}`} title="Atom feed; its address is a secret">
                feed
              </a>
              <form method="post" action={`/filters/${id}/remove`}>
                <button type="submit" class="plain" aria-label={`Remove the filter ${name}`}>
                  ×
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {Object.keys(narrowed).length > 0 && (
        <form class="line" method="post" action="/filters">
          <input type="hidden" name="query" value={hrefOf(query).slice(2)} />
          <label>
            Keep this filter as
            <input name="name" required maxlength={60} />
          </label>
          <button type="submit">Save</button>
        </form>
      )}
    </section>
  );
};
