import { evidenceSentence } from '../evidence.js';
import { type StoryLabel, voicesOf } from '../story.js';
import { state } from './statement.js';
import type { DigestEntry, Told } from './value.js';
import { likelihood } from './words.js';

/** A story as one entry. `read` are the perspectives of which anything was read: those that do not report it are silent. */
export function entryOf(
  { story, labels, stance, reviewed }: Told,
  names: Map<string, string>,
  read: string[],
): DigestEntry {
  const [main, ...others] = labels as [StoryLabel, ...StoryLabel[]];
  const { article } = main;
  const { first, publishers, alignments } = voicesOf(story);
  return {
    statement: state(
      article.title,
      labels.map(({ ref }) => ref),
    ),
    articleId: article.id,
    language: article.language,
    stance,
    direction: main.direction,
    status: main.status,
    certainty: reviewed ? 'confirmed by a reviewer' : likelihood(main.score),
    reviewed,
    quote: evidenceSentence(article.title, article.text, main.evidence),
    first: first?.source ?? article.source,
    publishers,
    alignments,
    silent: read.filter((each) => !alignments.includes(each)),
    otherIndicators: [...new Set(others.map(({ indicator }) => names.get(indicator) ?? indicator))].filter(
      (name) => name !== names.get(main.indicator),
    ),
  };
}
