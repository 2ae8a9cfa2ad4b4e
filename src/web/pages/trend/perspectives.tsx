import type { Assessment } from '../../../pipeline/reporting/trend/value.js';
import { SparkBars } from '../../chart.js';
import { Table } from '../../table.js';
import { alignmentName } from '../../words.js';

const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);

/** Who tells an indicator's stories, and who first; who was read and tells none is silent. */
export const Perspectives = ({ assessment: { ledger, alignments, period } }: { assessment: Assessment }) => (
  <section>
    <h2>Who tells it, and who tells it first</h2>
    <p class="byline">Stories that a perspective tells, by {period}, and how many of them it told before all others</p>
    <Table columns={['Indicator', ...alignments.map(alignmentName)]} wide>
      {ledger
        .filter(({ told }) => Object.keys(told).length > 0)
        .map(({ name, first, told }) => (
          <tr>
            <th scope="row">{name}</th>
            {alignments.map((each) => {
              const counts = told[each];
              return counts ? (
                <td>
                  {sum(counts)}, {first[each] ?? 0} first
                  <SparkBars counts={counts} label={`${name}, ${alignmentName(each)}: stories by ${period}`} />
                </td>
              ) : (
                <td class="silent">silent</td>
              );
            })}
          </tr>
        ))}
    </Table>
  </section>
);
