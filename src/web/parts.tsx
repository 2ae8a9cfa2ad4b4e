import type { PropsWithChildren } from 'hono/jsx';
import type { FullItem, ListedItem } from '../io/db/review.js';
import type { Piece } from '../pipeline/reporting/evidence.js';
import type { Direction, Indicator } from '../types.js';
import { describe } from './indicators.js';
import type { Mark, ShownLabel } from './labels.js';
import { shownState } from './story.js';
import { alignmentName, languageName, reliabilities, utc } from './words.js';

const rightToLeft = new Set(['fa', 'ar', 'he', 'ur', 'ps', 'ckb']);

/** The `lang` and `dir` attributes of a text in its own language. */
export const inLanguage = (language: string | null) => ({
  ...(language && { lang: language }),
  dir: language ? (rightToLeft.has(language) ? 'rtl' : 'ltr') : 'auto',
});

/** A text with its marks. With `numbers`, each mark ends with the numbers of the labels that it supports. */
export const Marked = ({ pieces, numbers = false }: { pieces: Piece<Mark>[]; numbers?: boolean }) => (
  <>
    {pieces.map(({ text, marked, spans }) => {
      if (!marked) return text;
      const ways = [...new Set(spans.map(({ direction }) => direction ?? 'found'))];
      const labels = [...new Set(spans.flatMap(({ label }) => label ?? []))];
      return (
        <mark class={ways.join(' ')}>
          {text}
          {numbers && labels.length > 0 && <sup>{labels.join(' ')}</sup>}
        </mark>
      );
    })}
  </>
);

const arrows: Record<Direction, string> = { strengthens: '▲', weakens: '▼' };

interface LabelTagProps {
  label: Pick<ShownLabel, 'indicator' | 'direction' | 'status' | 'tentative'>;
  indicators: Indicator[];
  /** Only other reports of the story show it. */
  elsewhere?: boolean;
}

export const LabelTag = ({ label, indicators, elsewhere = false }: LabelTagProps) => {
  const { name, definition, ...meaning } = describe(indicators, label.indicator);
  return (
    <span
      class={`tag ${label.direction}${label.tentative ? ' tentative' : ''}`}
      title={meaning[label.direction] || definition}
    >
      {label.tentative && 'perhaps '}
      <span aria-hidden="true">{arrows[label.direction]}</span> <b>{name}</b>{' '}
      <span class="word">
        {label.direction}
        {label.status && `, ${label.status}`}
        {elsewhere && ', in another report'}
      </span>
    </span>
  );
};

export const Reliability = ({ grade }: { grade: string }) => (
  <abbr title={`Source ${reliabilities[grade] ?? 'not rated'} (Admiralty code)`}>{grade}</abbr>
);

/** Source, time and language in one line, and what else is to be said in it. */
export const Byline = ({ item, children }: PropsWithChildren<{ item: ListedItem | FullItem }>) => (
  <p class="byline">
    <bdi class="source">{item.source}</bdi>
    {item.alignment && <span>{alignmentName(item.alignment)}</span>}
    {item.reliability && <Reliability grade={item.reliability} />}
    {item.time && <time datetime={item.time.toISOString()}>{utc(item.time)}</time>}
    {item.language && <span>{languageName(item.language)}</span>}
    {item.score !== null && (
      <span title="Estimated probability that a coder calls it relevant">relevant {likely(item.score)}</span>
    )}
    {item.assignee && (
      <span>
        for <bdi>{item.assignee}</bdi>
      </span>
    )}
    {children}
  </p>
);

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** A probability in percent. No estimate is certain, so none is rounded to 0 or 100. */
export const likely = (probability: number) =>
  probability > 0.99 ? '> 99 %' : probability < 0.01 ? '< 1 %' : percent(probability);

export const StateWord = ({ state, wakeAt }: { state: string | null; wakeAt: Date | null }) => {
  const shown = shownState({ state, wakeAt });
  return (
    <span class={`state ${state ?? 'unflagged'}`}>
      {shown === 'snoozed' && wakeAt ? `snoozed until ${utc(wakeAt)}` : (shown ?? 'not flagged')}
    </span>
  );
};
