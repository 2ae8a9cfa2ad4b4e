import type { Digest, DigestEntry } from '../digest/value.js';
import { count } from '../digest/words.js';

/** What a mail says beside its digest. */
export interface MailFrame {
  /** Address of the review page, without a slash at its end; undefined when nobody can reach it from a mail. */
  publicUrl: string | undefined;
  unsubscribeUrl: string | undefined;
  dueAt: Date;
  sentAt: Date;
}

/** Later than this a digest says that it is late. */
const lateAfterMs = 30 * 60_000;

/** "This digest was due … and is 3 hours late.", or undefined. */
export function lateness({ dueAt, sentAt }: MailFrame, zone: string, what = 'digest'): string | undefined {
  const minutes = Math.round((sentAt.getTime() - dueAt.getTime()) / 60_000);
  if (minutes * 60_000 < lateAfterMs) return undefined;
  const late = minutes < 120 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour');
  return `This ${what} was due on ${localTime(dueAt, zone)} and is ${late} late.`;
}

/** Such as "Monday 23 November 2026". */
export const longDate = (localDate: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(localDate)).replace(',', '');

const localTime = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(instant);

/** The window in the recipient's own time. */
export const windowLine = ({ since, until, zone }: Digest): string =>
  `${localTime(new Date(since), zone)} to ${localTime(new Date(until), zone)} (${zone.replaceAll('_', ' ')})`;

/** Where a story is reviewed; its publisher's page when no mail can reach ours. */
export const linkOf = ({ articleId, url }: DigestEntry, { publicUrl }: MailFrame): string =>
  publicUrl ? `${publicUrl}/articles/${articleId}` : url;

export const arrows = { strengthens: '▲', weakens: '▼', disputed: '◆' } as const;

/** What the letters of the ids and the words for certainty mean. */
export const evidenceKey =
  'Ids in brackets name the evidence: F a flag, D a decision, C a commitment, S a source, T a point of the trend, W the window above. ' +
  '“Label likely” says how likely a reviewer would give this label, not how likely the event is.';
