import type { FullItem } from '../../io/db/review.js';
import { evidenceSentence } from '../../pipeline/reporting/evidence.js';
import type { Indicator } from '../../types.js';
import { describe } from '../indicators.js';
import { labelsOf, marksOf, type ShownLabel } from '../labels.js';
import { inLanguage, LabelTag, likely, Marked } from '../parts.js';

/** Each label with the sentence it rests on, and what was checked of it. */
export const Why = ({ item, indicators }: { item: FullItem; indicators: Indicator[] }) => {
  const labels = labelsOf(item);
  return (
    <section class="why">
      <h2>Evidence</h2>
      <ol>
        {labels.map((label, index) => {
          const meaning = describe(indicators, label.indicator);
          const marks = marksOf(labels).filter((mark) => mark.label === index + 1);
          return (
            <li>
              <LabelTag label={label} indicators={indicators} />{' '}
              {label.score !== null && (
                <span class="hint" title="Estimated probability that a coder gives this label">
                  {likely(label.score)}
                </span>
              )}
              {meaning[label.direction] && <p class="hint">{meaning[label.direction]}</p>}
              {marks.length > 0 && (
                <blockquote {...inLanguage(item.language)}>
                  <Marked pieces={evidenceSentence(item.title, item.text, marks)} />
                </blockquote>
              )}
              <Checks label={label} />
            </li>
          );
        })}
      </ol>
    </section>
  );
};

/** What the classifier saw around the evidence: who acts, whether it is denied or only claimed, by which rule. */
const Checks = ({ label: { score, actors, negated, hedged, rule } }: { label: ShownLabel }) =>
  score === null ? (
    <p class="checks">given by a reviewer</p>
  ) : (
    <p class="checks">
      <span>
        {actors?.length ? (
          <>
            actors: <bdi>{actors.join(', ')}</bdi>
          </>
        ) : (
          'no actor named beside it'
        )}
      </span>
      <span class={negated ? 'caution' : undefined}>{negated ? 'negated' : 'not negated'}</span>
      <span class={hedged ? 'caution' : undefined}>{hedged ? 'hedged or only planned' : 'not hedged'}</span>
      {rule && (
        <span>
          rule <code>{rule}</code>
        </span>
      )}
    </p>
  );
