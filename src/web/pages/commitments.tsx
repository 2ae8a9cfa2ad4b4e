import { byUrgency, standingOf, standings, waitingFor } from '../../pipeline/reporting/commitments.js';
import type { Commitment, Indicator } from '../../types.js';
import type { User } from '../context.js';
import { describe } from '../indicators.js';
import { Layout } from '../layout.js';
import { Table } from '../table.js';

type Listed = Commitment & { reviewer: string };

interface Props {
  user: User;
  commitments: Listed[];
  indicators: Indicator[];
  /** The day on which they are looked at, as YYYY-MM-DD. */
  today: string;
  /** Whether that is a past day that was asked for. */
  past: boolean;
}

interface RowProps extends Pick<Props, 'indicators' | 'today'> {
  commitment: Listed;
}

const columns = ['Commitment', 'State', 'Due', 'Indicator', 'Latest step'];

const headings = { overdue: 'Overdue', due: 'Due within a week', open: 'Open', ended: 'Delivered or cancelled' };

/** What was promised, the overdue first. */
export const CommitmentsPage = ({ user, commitments, indicators, today, past }: Props) => {
  const sorted = byUrgency(commitments, today);
  return (
    <Layout title="Commitments" user={user} here="commitments">
      <h1>Commitments</h1>
      <form class="choice" method="get" action="/commitments">
        <label>
          As of <input type="date" name="asof" value={past ? today : undefined} />
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
      {commitments.length > 0 && (
        <Table columns={columns}>
          {standings.map((standing) => {
            const own = sorted.filter((each) => standingOf(each, today) === standing);
            return own.length === 0 ? null : (
              <>
                <tr>
                  <th scope="rowgroup" colspan={columns.length} class="group">
                    {headings[standing]} ({own.length})
                  </th>
                </tr>
                {own.map((each) => (
                  <Row commitment={each} today={today} indicators={indicators} />
                ))}
              </>
            );
          })}
        </Table>
      )}
    </Layout>
  );
};

const Row = ({ commitment, today, indicators }: RowProps) => {
  const { id, title, state, dueOn, indicator, takenAt, reviewer } = commitment;
  const waiting = waitingFor(commitment, today);
  return (
    <tr>
      <td>
        <a href={`/commitments/${id}`} dir="auto">
          {title}
        </a>
      </td>
      <td>{state}</td>
      <td class={waiting?.endsWith('overdue') ? 'overdue' : undefined}>
        <time>{dueOn ?? 'no date'}</time> {waiting && `(${waiting})`}
      </td>
      <td>{describe(indicators, indicator).name}</td>
      <td>
        <time>{takenAt.slice(0, 10)}</time>, <bdi>{reviewer}</bdi>
      </td>
    </tr>
  );
};
