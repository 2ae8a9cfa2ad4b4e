import { periods } from '../../../pipeline/reporting/trend/value.js';
import type { Question } from '../../../stages/assessment.js';

interface Props {
  question: Question;
  codebooks: { hash: string; name: string; loadedAt: Date }[];
  /** Hash of the codebook in force. */
  current: string;
}

/** Which assessment is asked for. */
export const Choice = ({ question, codebooks, current }: Props) => (
  <form class="choice" method="get" action="/trend">
    <label>
      By{' '}
      <select name="period">
        {periods.map((each) => (
          <option value={each} selected={each === question.period}>
            {each}
          </option>
        ))}
      </select>
    </label>
    {(['from', 'to'] as const).map((name) => (
      <label>
        {name} <input type="date" name={name} value={question[name]} />
      </label>
    ))}
    <label>
      as of <input type="date" name="asof" value={question.asOf} />
    </label>
    {codebooks.length > 1 && (
      <label>
        codebook{' '}
        <select name="codebook">
          {codebooks.map(({ hash, name, loadedAt }) => (
            <option value={hash === current ? '' : hash} selected={hash === question.codebook}>
              {name} of {loadedAt.toISOString().slice(0, 10)} ({hash.slice(0, 7)})
            </option>
          ))}
        </select>
      </label>
    )}
    <button type="submit">Draw</button>
  </form>
);
