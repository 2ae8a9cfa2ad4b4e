import { byUrgency, type Commitment, standingOf, standings, waitingFor } from '../../pipeline/reporting/commitments.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import { describe } from '../indicators.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';

interface Props {
  user: User;
  commitments: (Commitment & { reviewer: string })[];
  indicators: Indicator[];
  /** The day on which they are looked at, as YYYY-MM-DD. */
  today: string;
  /** Whether that is a past day that was asked for. */
  past: boolean;
}

const headings = { overdue: 'Overdue', due: 'Due within a week', open: 'Open', ended: 'Delivered or cancelled' };

/** What was promised, the overdue first. */
export const CommitmentsPage = ({ user, commitments, indicators, today, past }: Props) => {
  const sorted = byUrgency(commitments, today);
  return (
    <Layout title="Commitments" user={user} here="commitments">
      <h1>Commitments</h1>
      <form class="choice" method="get" action="/commitments">
        <label>
          as of <input type="date" name="asof" value={past ? today : undefined} />
        </label>
        <button type="submit">Show</button>
      </form>
      {commitments.length === 0 && (
        <p class="empty">
          {past
            ? 'None was recorded by then.'
            : 'None is recorded. On an article that announces something: c, then Enter.'}
        </p>
      )}
      {standings.map((standing) => {
        const own = sorted.filter((each) => standingOf(each, today) === standing);
        return own.length === 0 ? null : (
          <section>
            <h2>
              {headings[standing]} ({own.length})
            </h2>
            <div class="scrolls">
              <table class="figures">
                <thead>
                  <tr>
                    <th scope="col">Commitment</th>
                    <th scope="col">State</th>
                    <th scope="col">Due</th>
                    <th scope="col">Indicator</th>
                    <th scope="col">Latest step</th>
                  </tr>
                </thead>
                <tbody>
                  {own.map((each) => (
                    <tr>
                      <td>
                        <a href={`/commitments/${each.id}`} {...inLanguage(each.language)}>
                          {each.title}
                        </a>
                      </td>
                      <td>{each.state}</td>
                      <td class={standing === 'overdue' ? 'overdue' : undefined}>
                        {each.dueOn ?? 'no date'} {waitingFor(each, today) && `(${waitingFor(each, today)})`}
                      </td>
                      <td>{describe(indicators, each.indicator).name}</td>
                      <td>
                        {each.takenAt.slice(0, 10)}, <bdi>{each.reviewer}</bdi>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        );
      })}
    </Layout>
  );
};
