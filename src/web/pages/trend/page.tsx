import type { Outline } from '../../../pipeline/reporting/outline.js';
import type { Assessment, Point } from '../../../pipeline/reporting/trend/value.js';
import { verdictOf } from '../../../pipeline/reporting/trend/verdict.js';
import type { Question } from '../../../stages/assessment.js';
import { BandChart } from '../../chart.js';
import type { User } from '../../context.js';
import { Layout } from '../../layout.js';
import { utc } from '../../words.js';
import { Changes } from './changes.js';
import { Choice } from './choice.js';
import { daysOf, storiesHref } from './href.js';
import { Ledger } from './ledger.js';
import { Method } from './method.js';
import { Perspectives } from './perspectives.js';

interface Props {
  user: User;
  question: Question;
  assessment: Assessment & { outline: Outline };
  codebooks: { hash: string; name: string; loadedAt: Date }[];
  /** Hash of the codebook in force. */
  current: string;
  refreshedAt: Date | undefined;
  /** As YYYY-MM-DD. */
  today: string;
}

export const TrendPage = (props: Props) => {
  const { user, question, assessment, refreshedAt, current, today } = props;
  const { cohesion, dimensions, outline, period } = assessment;
  const stories = storiesHref(question, current);
  const hrefOf = (chosen?: { dimension: string }) => (point: Point) => stories(...daysOf(point.period, period), chosen);
  const verdict = verdictOf(assessment, question.asOf ?? today);
  return (
    <Layout title="Trend" user={user} here="trend">
      <div class="trend">
        <h1>{outline.pair}: is it tightening or fraying?</h1>
        {verdict && (
          <p class="bottom-line">
            {verdict.text} <a href={hrefOf()(verdict.point)}>Its stories</a>
          </p>
        )}
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
            <BandChart points={cohesion} size={{ width: 920, height: 260 }} label="Cohesion index" href={hrefOf()} />
          </div>
          <figcaption>
            Cohesion index. A hollow point lacks a perspective, whose own mean stands in. Each point opens its stories.
          </figcaption>
        </figure>
        <div class="multiples">
          {dimensions.map(({ dimension, points }) => (
            <figure>
              <figcaption>{dimension}</figcaption>
              <BandChart
                points={points}
                size={{ width: 300, height: 80 }}
                label={dimension}
                href={hrefOf({ dimension })}
                axes={false}
              />
            </figure>
          ))}
        </div>
        <Ledger assessment={assessment} stories={stories} />
        <Changes assessment={assessment} stories={stories} />
        <Perspectives assessment={assessment} />
        <Method />
      </div>
    </Layout>
  );
};
