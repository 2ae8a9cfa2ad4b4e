import { periodEnd } from '../../../pipeline/reporting/trend/periods.js';
import type { Period } from '../../../pipeline/reporting/trend/value.js';

/** Where the stories of a period are listed. */
export const storiesHref = (start: string, period: Period, more: Record<string, string> = {}) =>
  `/trend/stories?${new URLSearchParams({ from: start, to: periodEnd(start, period), ...more })}`;
