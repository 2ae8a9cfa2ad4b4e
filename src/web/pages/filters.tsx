import type { Child } from 'hono/jsx';
import { type Sort, sorts } from '../../io/db/item-filter.js';
import { hrefOf, type Query } from '../filter.js';
import { dimensionsOf, directions } from '../indicators.js';
import { alignmentName, languageName } from '../words.js';
import type { ReviewProps } from './review-props.js';

const order: Record<Sort, string> = {
  newest: 'newest first',
  oldest: 'oldest first',
  score: 'highest score',
  sources: 'most independent sources',
};

/** The form that narrows the queue down. It needs no script: it is a GET form. */
export const Filters = ({ query, indicators, sources, alignments, languages, users }: ReviewProps) => {
  const active = Object.keys(query).filter((name) => !['q', 'in', 'state', 'sort'].includes(name)).length;
  return (
    <details class="filters" open={active > 0}>
      <summary>Filters{active > 0 && ` (${active})`}</summary>
      <form method="get" action="/">
        {query.q && <input type="hidden" name="q" value={query.q} />}
        {query.in && <input type="hidden" name="in" value={query.in} />}
        {query.state && <input type="hidden" name="state" value={query.state} />}
        <Choice name="indicator" query={query}>
          {dimensionsOf(indicators).map((dimension) => (
            <optgroup label={dimension}>
              {indicators
                .filter((indicator) => indicator.dimension === dimension)
                .map(({ id, name }) => (
                  <Option value={id} chosen={query.indicator}>
                    {name}
                  </Option>
                ))}
            </optgroup>
          ))}
        </Choice>
        <Choice name="dimension" query={query} values={dimensionsOf(indicators).map((value) => [value, value])} />
        <Choice name="direction" query={query} values={directions.map((value) => [value, value])} />
        <Choice name="language" query={query} values={languages.map((code) => [code, languageName(code)])} />
        <Choice name="source" query={query} values={sources.map(({ id, name }) => [id, name])} />
        <Choice name="alignment" query={query} values={alignments.map((code) => [code, alignmentName(code)])} />
        <Choice name="assignee" query={query} values={users.map((name) => [name, name])} />
        <label>
          From
          <input type="date" name="from" value={query.from} />
        </label>
        <label>
          Until
          <input type="date" name="until" value={query.until} />
        </label>
        <label>
          Order
          <select name="sort">
            {sorts.map((value) => (
              <Option value={value === 'newest' ? '' : value} chosen={query.sort}>
                {order[value]}
              </Option>
            ))}
          </select>
        </label>
        <p class="buttons">
          <button type="submit">Apply</button>
          {active > 0 && <a href={hrefOf(query.q ? { q: query.q } : {})}>Clear</a>}
        </p>
      </form>
    </details>
  );
};

const Option = ({ value, chosen, children }: { value: string; chosen: string | undefined; children?: Child }) => (
  <option value={value} selected={value === (chosen ?? '')}>
    {children}
  </option>
);

interface ChoiceProps {
  name: 'indicator' | 'dimension' | 'direction' | 'language' | 'source' | 'alignment' | 'assignee';
  query: Query;
  values?: [string, string][];
  children?: Child;
}

const Choice = ({ name, query, values = [], children }: ChoiceProps) => (
  <label>
    {`${name.charAt(0).toUpperCase()}${name.slice(1)}`}
    <select name={name}>
      <Option value="" chosen={query[name]}>
        any
      </Option>
      {children}
      {values.map(([value, words]) => (
        <Option value={value} chosen={query[name]}>
          {words}
        </Option>
      ))}
    </select>
  </label>
);
