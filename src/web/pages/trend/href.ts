import { periodEnd } from '../../../pipeline/reporting/trend/periods.js';
import type { Period } from '../../../pipeline/reporting/trend/value.js';
import type { Question } from '../../../stages/assessment.js';

/** Which stories are meant beside their days. */
type Chosen = Partial<Record<'indicator' | 'direction' | 'dimension', string>>;

export type StoriesHref = (from: string, to: string, chosen?: Chosen) => string;

/** Addresses of the stories that made an assessment: known by the same day, judged by the same codebook. */
export const storiesHref =
  ({ asOf, codebook }: Pick<Question, 'asOf' | 'codebook'>, current: string): StoriesHref =>
  (from, to, chosen = {}) => {
    const scope = { ...(asOf && { asof: asOf }), ...(codebook !== current && { codebook }) };
    return `/trend/stories?${new URLSearchParams({ from, to, ...chosen, ...scope })}`;
  };

/** The first and the last day of a period. */
export const daysOf = (start: string, period: Period): [from: string, to: string] => [start, periodEnd(start, period)];
