import { evidenceSentence, pieces } from '../evidence.js';
import { voicesOf } from '../story.js';
import { isTentative } from '../tentative.js';
import { state } from './statement.js';
import { reportOf } from './told.js';
import type { DigestEntry, Told } from './value.js';
import { likelihood, shortTime } from './words.js';

interface EntryFrame {
  /** Indicators by id. */
  names: Map<string, string>;
  /** Perspectives of which anything was read: those that do not report a story are silent. */
  read: string[];
  zone: string;
}

/** A story as one entry. */
export function entryOf(told: Told, { names, read, zone }: EntryFrame): DigestEntry {
  const { story, labels, stance, reviewed } = told;
  const { ref, article, evidence, indicator, direction, status, score } = reportOf(told);
  const { first = article, publishers, alignments } = voicesOf(story);
  const inText = evidence.filter(({ start }) => start > article.title.length);
  const others = labels.filter((label) => label.indicator !== indicator);
  return {
    statement: state(article.title, [...new Set([ref, ...labels.map((label) => label.ref)])]),
    articleId: article.id,
    url: article.url,
    language: article.language,
    stance,
    direction,
    status,
    certainty: reviewed ? 'confirmed by a reviewer' : certaintyOf(score),
    reviewed,
    headline: pieces(article.title, inText.length ? [] : evidence),
    quote: evidenceSentence(article.title, article.text, inText),
    first: first.source,
    firstAt: shortTime(new Date(first.publishedAt), zone),
    publishers,
    alignments,
    silent: read.filter((each) => !alignments.includes(each)),
    otherIndicators: [...new Set(others.map((label) => names.get(label.indicator) ?? label.indicator))],
  };
}

const certaintyOf = (score: number): string =>
  isTentative(score) ? 'indicator uncertain' : `label ${likelihood(score)}`;
