/**
 * Standard words for likelihood: Intelligence Community Directive 203, Analytic Standards (2015),
 * section D.6.e.2(a). Each stands for probabilities below its bound.
 */
const likelihoods: [below: number, words: string][] = [
  [0.05, 'almost no chance'],
  [0.2, 'very unlikely'],
  [0.45, 'unlikely'],
  [0.55, 'roughly even chance'],
  [0.8, 'likely'],
  [0.95, 'very likely'],
  [Number.POSITIVE_INFINITY, 'almost certain'],
];

/** The standard word for a probability from 0 to 1. */
export const likelihood = (probability: number): string => likelihoods.find(([below]) => probability < below)![1];

/**
 * How far to trust a count of stories: by the share that a person confirmed, and by whether publishers of different
 * perspectives agree. The bounds are this project's own.
 */
export function confidence(basis: { stories: number; reviewed: number; publishers: number; alignments: number }) {
  const share = basis.reviewed / basis.stories;
  const corroborated = basis.publishers >= 3 && basis.alignments >= 2;
  if (share >= 2 / 3 && corroborated) return 'high';
  return share >= 1 / 3 || corroborated ? 'moderate' : 'low';
}

/** "1 story", "2 stories". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** Joins a list as prose: "a", "a and b", "a, b and c". */
export const list = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Words that run from right to left, set apart from those around them (Unicode FSI and PDI). */
export const isolated = (words: string): string =>
  /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words) ? `\u2068${words}\u2069` : words;

/** A headline inside a sentence. */
export const quoted = (title: string): string => `“${isolated(title)}”`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "23 Nov, 18:05" of an instant in a zone. */
export const shortTime = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(instant);

/** "23 Nov" of 2026-11-23. */
export const shortDate = (date: string): string => {
  const [, month, day] = date.split('-').map(Number);
  return `${day} ${months[month! - 1]}`;
};
