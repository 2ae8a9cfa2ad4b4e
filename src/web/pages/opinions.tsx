import type { decidedLabels } from '../../io/db/opinions.js';
import type { FullItem } from '../../io/db/review.js';
import type { Agreement, agreementOf } from '../../pipeline/review/agreement.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import { describe } from '../indicators.js';
import { Layout } from '../layout.js';
import { percent as inPercent } from '../parts.js';
import { Table } from '../table.js';
import { languageName } from '../words.js';
import { BlindCoding } from './blind-coding.js';

interface Props {
  user: User;
  /** Of the decided articles, how many are coded twice. */
  percent: number;
  /** The article that waits longest for this reviewer. */
  item: FullItem | undefined;
  waiting: number;
  agreement: ReturnType<typeof agreementOf>;
  decided: Awaited<ReturnType<typeof decidedLabels>>;
  indicators: Indicator[];
}

/** An article to be coded blind, and the quality of coders and classifier as far as decisions show it. */
export const OpinionsPage = ({ user, percent, item, waiting, agreement, decided, indicators }: Props) => (
  <Layout title="Second opinions" user={user}>
    <h1>Second opinions</h1>
    <p class="hint">
      {percent === 0
        ? 'Turned off: ENTENTE_SECOND_OPINIONS is 0.'
        : `${percent} % of the decided articles are coded by a second reviewer who does not see the first decision.`}{' '}
      {user.role !== 'reader' &&
        (waiting ? `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for you.` : 'None waits for you.')}
    </p>
    {item && <BlindCoding item={item} indicators={indicators} />}
    <section class="block">
      <h2>Do reviewers agree?</h2>
      <AgreementTable agreement={agreement} indicators={indicators} />
    </section>
    <section class="block">
      <h2>Is the classifier right?</h2>
      <PrecisionTable decided={decided} indicators={indicators} />
    </section>
  </Layout>
);

const AgreementTable = ({ agreement, indicators }: Pick<Props, 'agreement' | 'indicators'>) => {
  const { relevance, indicators: each } = agreement;
  if (relevance.articles === 0) return <p class="empty">No article has been coded twice yet.</p>;
  return (
    <Table
      columns={['Indicator', ['Kappa'], ['Same'], ['Yes by first, second'], ['Articles']]}
      caption="Cohen’s kappa: 1 is full agreement, 0 what chance would give, – where both always said the same. Few articles, little certainty."
    >
      <AgreementRow name="Relevant at all" agreement={relevance} />
      {[...each].map(([id, found]) => (
        <AgreementRow name={describe(indicators, id).name} agreement={found} />
      ))}
    </Table>
  );
};

const AgreementRow = ({ name, agreement }: { name: string; agreement: Agreement }) => (
  <tr>
    <th scope="row">{name}</th>
    <td class="number">{agreement.kappa?.toFixed(2) ?? '–'}</td>
    <td class="number">{inPercent(agreement.observed)}</td>
    <td class="number">{agreement.yes.join(', ')}</td>
    <td class="number">{agreement.articles}</td>
  </tr>
);

/** The share of the classifier's labels that reviewers kept, by indicator and language. */
const PrecisionTable = ({ decided, indicators }: Pick<Props, 'decided' | 'indicators'>) => {
  if (decided.length === 0) return <p class="empty">Nothing has been decided yet.</p>;
  const languages = [...new Set(decided.map(({ language }) => language))].sort();
  const names = [...new Set(decided.map(({ indicator }) => indicator))];
  return (
    <Table
      columns={['Indicator', ...languages.map((code): [string] => [code ? languageName(code) : 'unknown'])]}
      caption="Of the labels that the classifier gave to decided articles, how many a reviewer accepted and left as they were."
    >
      {names.map((name) => (
        <tr>
          <th scope="row">{describe(indicators, name).name}</th>
          {languages.map((language) => {
            const found = decided.find((each) => each.indicator === name && each.language === language);
            return <td class="number">{found ? `${found.kept} of ${found.given}` : ''}</td>;
          })}
        </tr>
      ))}
    </Table>
  );
};
