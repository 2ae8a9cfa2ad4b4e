import { entryOf } from './digest/entry.js';
import { type Statement, state } from './digest/statement.js';
import type { DigestEntry, Told } from './digest/value.js';
import { count } from './digest/words.js';
import type { Outline } from './outline.js';
import { verdictOf, voicesOf } from './story.js';

/** What a recipient wants to hear of at once. */
export interface Threshold {
  /** The least probability that the story's main label is right; a reviewer's confirmation makes it 1. */
  score: number;
  /** The least number of independent publishers. */
  publishers: number;
  content: 'all' | 'confirmed';
}

/** One story that is told at once. */
export interface Alert {
  subject: string;
  pair: string;
  localDate: string;
  zone: string;
  /** Why it is told, against what the recipient asked for. */
  why: Statement;
  entry: DigestEntry;
  /** No second alert is sent about any of them. */
  articleIds: number[];
}

/** An older event that is found now is for the digest. */
const freshMs = 48 * 3_600_000;

const sureness = ({ reviewed, labels }: Told): number => (reviewed ? 1 : labels[0]!.score);

/** Whether a story crosses a threshold. What a reviewer dismissed never does. */
export function crosses(told: Told, { score, publishers, content }: Threshold, now: Date): boolean {
  const { story, labels, reviewed } = told;
  if (labels.length === 0 || verdictOf(story)?.verdict === 'dismissed') return false;
  const fresh = story.articles.some(({ publishedAt }) => now.getTime() - Date.parse(publishedAt) < freshMs);
  const wanted = content === 'all' || reviewed;
  return fresh && wanted && sureness(told) >= score && voicesOf(story).publishers >= publishers;
}

/** The alert about a story; the `number`th of at most `most` on that date. */
export function composeAlert(
  told: Told,
  { pair, indicators }: Outline,
  threshold: Threshold,
  occasion: { localDate: string; zone: string; number: number; most: number },
): Alert {
  const { localDate, zone, number, most } = occasion;
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const entry = entryOf(told, { names, read: [], zone });
  const main = told.labels[0]!;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const sure = told.reviewed ? 'Confirmed by a reviewer' : `Probability ${percent(sureness(told))}`;
  const asked = `asked for: ${percent(threshold.score)}, ${count(threshold.publishers, 'publisher')}`;
  const why = `${sure}, ${count(entry.publishers, 'independent publisher')} (${asked}). Alert ${number} of at most ${most} on this date.`;
  return {
    subject: `${pair} alert: ${names.get(main.indicator) ?? main.indicator}, ${main.direction}: ${entry.statement.text}`,
    ...{ pair, localDate, zone, entry },
    why: state(why, entry.statement.evidence),
    articleIds: told.story.articles.map(({ id }) => id),
  };
}
