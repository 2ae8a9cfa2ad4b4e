import type { Outline } from '../../pipeline/reporting/outline.js';
import { markBelow } from '../../pipeline/reporting/trend/bursts.js';
import { statusWeights } from '../../pipeline/reporting/trend/cohesion.js';
import { periodEnd } from '../../pipeline/reporting/trend/periods.js';
import {
  type Assessment,
  type LedgerRow,
  type Mark,
  type Point,
  periods,
} from '../../pipeline/reporting/trend/value.js';
import type { Question } from '../../stages/assessment.js';
import { BandChart, BarChart } from '../chart.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { alignmentName, utc } from '../words.js';

interface Props {
  user: User;
  question: Question;
  assessment: Assessment & { outline: Outline };
  codebooks: { hash: string; name: string; loadedAt: Date }[];
  /** Hash of the codebook in force. */
  current: string;
  refreshedAt: Date | undefined;
}

export const TrendPage = (props: Props) => {
  const { user, question, assessment, refreshedAt } = props;
  const { cohesion, dimensions, outline, period } = assessment;
  const href = (point: Point) => storiesHref(point.period, period);
  return (
    <Layout title="Trend" user={user} here="trend">
      <div class="trend">
        <h1>{outline.pair}: is it tightening or fraying?</h1>
        <Choice {...props} />
        <p class="byline">
          <span>
            {question.asOf ? `As of ${question.asOf}` : refreshedAt ? `As of ${utc(refreshedAt)}` : 'Not drawn yet'}
          </span>
          <span>
            Net strengthening stories in 1,000 articles read, by {period}, with the middle 90 % of the bootstrap
          </span>
        </p>
        {cohesion.every(({ articles }) => articles === 0) && <p class="empty">Nothing was read in this range.</p>}
        <figure>
          <div class="scrolls">
            <BandChart points={cohesion} size={{ width: 920, height: 260 }} label="Cohesion index" href={href} />
          </div>
          <figcaption>
            Cohesion index. A hollow point lacks a perspective, whose own mean stands in. Each point opens its stories.
          </figcaption>
        </figure>
        <div class="multiples">
          {dimensions.map(({ dimension, points }) => (
            <figure>
              <figcaption>{dimension}</figcaption>
              <BandChart points={points} size={{ width: 300, height: 80 }} label={dimension} href={href} axes={false} />
            </figure>
          ))}
        </div>
        <Ledger assessment={assessment} />
        <Changes assessment={assessment} />
        <Perspectives assessment={assessment} />
        <Method />
      </div>
    </Layout>
  );
};

const storiesHref = (start: string, period: Question['period'], more: Record<string, string> = {}) =>
  `/trend/stories?${new URLSearchParams({ from: start, to: periodEnd(start, period), ...more })}`;

const Choice = ({ question, codebooks, current }: Props) => (
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

const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);

const Ledger = ({ assessment: { ledger, marks, periods: all, period } }: { assessment: Assessment }) => {
  const [from, to] = [all[0] ?? '', periodEnd(all.at(-1) ?? '1970-01-01', period)];
  const link = (row: LedgerRow, direction: 'strengthens' | 'weakens') =>
    `/trend/stories?${new URLSearchParams({ from, to, indicator: row.indicator, direction })}`;
  return (
    <section>
      <h2>Strengthening against weakening</h2>
      <div class="scrolls">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Indicator</th>
              <th scope="col" class="number">
                ▲ for
              </th>
              <th scope="col" class="number">
                ▼ against
              </th>
              <th scope="col">Over time, each on its own scale</th>
            </tr>
          </thead>
          <tbody>
            {ledger.map((row) => (
              <tr>
                <th scope="row">
                  {row.name} <span class="evidence-ids">{row.dimension}</span>
                </th>
                <td class="number">
                  <a href={link(row, 'strengthens')}>{sum(row.strengthens).toFixed(1)}</a>
                </td>
                <td class="number">
                  <a href={link(row, 'weakens')}>{sum(row.weakens).toFixed(1)}</a>
                </td>
                <td>
                  <BarChart
                    strengthens={row.strengthens}
                    weakens={row.weakens}
                    marks={marks
                      .filter(({ indicator }) => indicator === row.indicator)
                      .map((mark) => ({ at: all.indexOf(mark.period), title: describeMark(mark, row.name) }))}
                    size={{ width: 360, height: 44 }}
                    label={`${row.name}: stories for and against, by ${period}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const describeMark = ({ period, kind, direction, observed, expected }: Mark, name: string) =>
  `${period}: ${kind === 'burst' ? 'a burst' : 'a lull'} of ${name}, ${direction}: ${observed} stories instead of ${expected.toFixed(1)}`;

const newestFirst = (a: Mark, b: Mark) => (a.period < b.period ? 1 : -1);
const mostChanges = 20;

const Changes = ({ assessment: { marks, ledger, period } }: { assessment: Assessment }) => {
  const names = new Map(ledger.map(({ indicator, name }) => [indicator, name]));
  const shown = [...marks].sort(newestFirst).slice(0, mostChanges);
  return (
    <section>
      <h2>Changes</h2>
      {shown.length === 0 && <p class="empty">No indicator left its own past behind in this range.</p>}
      <ul>
        {shown.map((mark) => (
          <li>
            <a href={storiesHref(mark.period, period, { indicator: mark.indicator, direction: mark.direction })}>
              {describeMark(mark, names.get(mark.indicator) ?? mark.indicator)}
            </a>
          </li>
        ))}
      </ul>
      {marks.length > mostChanges && <p class="empty">and {marks.length - mostChanges} before</p>}
    </section>
  );
};

const Perspectives = ({ assessment: { ledger, alignments } }: { assessment: Assessment }) => (
  <section>
    <h2>Who tells it first</h2>
    <div class="scrolls">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Indicator</th>
            {alignments.map((each) => (
              <th scope="col" class="number">
                {alignmentName(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledger
            .filter(({ first }) => Object.keys(first).length > 0)
            .map(({ name, first }) => (
              <tr>
                <th scope="row">{name}</th>
                {alignments.map((each) => (
                  <td class={first[each] ? 'number' : 'number silent'}>{first[each] ?? 'silent'}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  </section>
);

const Method = () => (
  <details>
    <summary>How this is computed</summary>
    <p>
      index(t) = Σ<sub>g</sub> w<sub>g</sub> · 1000 · Σ<sub>i</sub> d<sub>i</sub> s<sub>i</sub> p<sub>i</sub> / n
      <sub>i</sub> ÷ A<sub>g,t</sub>
    </p>
    <p>
      Over the labels i of the stories that perspective g told first in period t: d is +1 for strengthening and −1 for
      weakening; s weighs the status (
      {Object.entries(statusWeights)
        .map(([status, weight]) => `${status} ${weight}`)
        .join(', ')}
      ); p is 1 when a reviewer confirmed the story, else the classifier's calibrated probability, and dismissed stories
      do not count; n is the number of the story's labels. A is the number of articles read of that perspective and w
      its share of all articles in the range, the same in every period. The band is a seeded Poisson bootstrap over
      stories. A burst or a lull is a count that chance would bring in less than one period of{' '}
      {Math.round(1 / markBelow)} after the indicator's own past. Sources and reasons are in docs/assessment.md.
    </p>
  </details>
);
