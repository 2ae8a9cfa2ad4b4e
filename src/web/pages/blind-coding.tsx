import type { FullItem } from '../../io/db/review.js';
import type { Indicator } from '../../types.js';
import { describe, dimensionsOf, directions } from '../indicators.js';
import { Byline, inLanguage } from '../parts.js';

/** The article as the first reviewer met it: the classifier's labels to be kept or not, and nothing of what was decided. */
export const BlindCoding = ({ item, indicators }: { item: FullItem; indicators: Indicator[] }) => (
  <article class="blind">
    <h2 {...inLanguage(item.language)}>{item.title}</h2>
    <Byline item={{ ...item, assignee: null }} />
    <form method="post" action="/opinions">
      <input type="hidden" name="article" value={item.id} />
      <fieldset>
        <legend>What it shows</legend>
        {item.flags.map(({ indicator, direction }) => (
          <label>
            <input type="checkbox" name="label" value={`${indicator}/${direction}`} checked />{' '}
            {describe(indicators, indicator).name}, {direction}
          </label>
        ))}
        <select name="label" aria-label="Another indicator">
          <option value="">add …</option>
          {dimensionsOf(indicators).map((dimension) => (
            <optgroup label={dimension}>
              {indicators
                .filter((each) => each.dimension === dimension)
                .flatMap(({ id, name }) =>
                  directions.map((way) => <option value={`${id}/${way}`}>{`${name}, ${way}`}</option>),
                )}
            </optgroup>
          ))}
        </select>
      </fieldset>
      <p class="buttons">
        <button type="submit" name="verdict" value="accepted" class="accept">
          Relevant, as marked
        </button>
        <button type="submit" name="verdict" value="dismissed" class="dismiss">
          Not relevant
        </button>
      </p>
    </form>
    <div class="text" {...inLanguage(item.language)}>
      {item.text.split('\n').map((paragraph) => (
        <p dir="auto">{paragraph}</p>
      ))}
    </div>
  </article>
);
