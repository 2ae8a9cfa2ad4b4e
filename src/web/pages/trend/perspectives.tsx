import type { Assessment } from '../../../pipeline/reporting/trend/value.js';
import { alignmentName } from '../../words.js';

export const Perspectives = ({ assessment: { ledger, alignments } }: { assessment: Assessment }) => (
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
