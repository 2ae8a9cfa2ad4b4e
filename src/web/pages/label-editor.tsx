import type { FullItem } from '../../io/db/review.js';
import type { Direction, Indicator, Span } from '../../types.js';
import { dimensionsOf, directions } from '../indicators.js';
import { labelsOf } from '../labels.js';
import { targetsOf } from '../story.js';
import { ItemFields } from './decide.js';

interface Props {
  item: FullItem;
  indicators: Indicator[];
  users: string[];
}

/** Changes the item's indicators, directions and evidence, and whose it is. */
export const LabelEditor = ({ item, indicators, users }: Props) => (
  <details class="labels-editor">
    <summary>Change indicators, evidence or assignee</summary>
    <form method="post" action="/decisions">
      <ItemFields targets={targetsOf([item])} back={`/articles/${item.id}`} />
      <p class="hint">Select a passage of the text to take it as evidence for the last row, or paste it there.</p>
      {labelsOf(item).map((label) => (
        <Row
          indicators={indicators}
          indicator={label.indicator}
          direction={label.direction}
          evidence={label.evidence}
        />
      ))}
      <Row indicators={indicators} evidence={[]} />
      <button type="submit" name="action" value="relabel">
        Save the indicators
      </button>
    </form>
    <form method="post" action="/decisions">
      <ItemFields targets={targetsOf([item])} back={`/articles/${item.id}`} />
      <label>
        Assigned to
        <select name="assignee">
          <option value="">nobody</option>
          {users.map((name) => (
            <option value={name} selected={name === item.assignee}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" name="action" value="assign">
        Assign
      </button>
    </form>
  </details>
);

interface RowProps {
  indicators: Indicator[];
  indicator?: string;
  direction?: Direction;
  evidence: Span[];
}

const Row = ({ indicators, indicator, direction, evidence }: RowProps) => (
  <fieldset class="label-row">
    <legend class="visually-hidden">{indicator ? 'Indicator' : 'Another indicator'}</legend>
    <select name="indicator" aria-label="Indicator">
      <option value="">{indicator ? 'remove' : 'add …'}</option>
      {dimensionsOf(indicators).map((dimension) => (
        <optgroup label={dimension}>
          {indicators
            .filter((each) => each.dimension === dimension)
            .map(({ id, name }) => (
              <option value={id} selected={id === indicator}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
    <select name="direction" aria-label="Direction">
      {directions.map((way) => (
        <option value={way} selected={way === direction}>
          {way}
        </option>
      ))}
    </select>
    <input type="hidden" name="spans" value={JSON.stringify(evidence.map(({ start, end }) => [start, end]))} />
    <input name="quote" aria-label="Further evidence, quoted" placeholder="further evidence, quoted" dir="auto" />
  </fieldset>
);
