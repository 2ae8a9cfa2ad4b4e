import { shortDate } from '../../../pipeline/reporting/digest/words.js';
import { periodEnd } from '../../../pipeline/reporting/trend/periods.js';
import type { Assessment, LedgerRow } from '../../../pipeline/reporting/trend/value.js';
import type { Direction } from '../../../types.js';
import { BarChart } from '../../chart.js';
import { Table } from '../../table.js';
import { describeMark } from './changes.js';
import type { StoriesHref } from './href.js';

const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);

/** What spoke for the partnership and what against it, indicator by indicator. */
export const Ledger = ({ assessment, stories }: { assessment: Assessment; stories: StoriesHref }) => {
  const { ledger, marks, periods: all, period } = assessment;
  const [from, to] = [all[0]!, periodEnd(all.at(-1)!, period)];
  const link = ({ indicator }: LedgerRow, direction: Direction) => stories(from, to, { indicator, direction });
  return (
    <section>
      <h2>Strengthening against weakening</h2>
      <Table
        columns={[
          'Indicator',
          ['▲ for'],
          ['▼ against'],
          `${shortDate(from)} to ${shortDate(to)}, each on its own scale`,
        ]}
      >
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
      </Table>
    </section>
  );
};
