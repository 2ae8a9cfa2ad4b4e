import type { StoryItem } from '../../io/db/story-queue.js';
import { copiesIn, countSources, type Gap, gapIn } from '../../pipeline/review/voices.js';
import { inLanguage, Reliability, StateWord } from '../parts.js';
import { alignmentName, utc } from '../words.js';

/** Who reports a story, as parts of a line: how many, how many of them independent of each other, who was first, and who is missing. */
export const Voices = ({ reports, stateMedia }: { reports: StoryItem[]; stateMedia: string[] }) => {
  const [first] = reports;
  if (!first) return null;
  const publishers = countSources(reports);
  const gap = gapIn(reports, stateMedia);
  return (
    <>
      {reports.length > 1 && (
        <span>
          {reports.length} reports by {publishers} independent {publishers === 1 ? 'publisher' : 'publishers'}, first by{' '}
          <bdi>{first.source}</bdi>
        </span>
      )}
      {gap && <span class="caution">{gapInWords(gap)}</span>}
    </>
  );
};

function gapInWords(gap: Gap): string {
  switch (gap.kind) {
    case 'only':
      return `Only ${alignmentName(gap.alignment)} media so far`;
    case 'only-states':
      return 'Only state media of both sides so far';
    case 'silent':
      return `Nothing from ${alignmentName(gap.alignment)} media yet`;
  }
}

/** The reports of one event in the order in which they came; copies say whose text they are. */
export const Reports = ({ reports, here }: { reports: StoryItem[]; here: number }) => {
  const copies = copiesIn(reports);
  return (
    <ol class="reports">
      {reports.map(({ id, title, language, source, alignment, reliability, time, state, wakeAt }) => (
        <li>
          <a href={`/articles/${id}`} aria-current={id === here ? 'true' : undefined} {...inLanguage(language)}>
            {title}
          </a>
          <span class="byline">
            <bdi class="source">{source}</bdi>
            {alignment && <span>{alignmentName(alignment)}</span>}
            {reliability && <Reliability grade={reliability} />}
            <time datetime={time.toISOString()}>{utc(time)}</time>
            {copies.has(id) && (
              <span class="caution">
                copy of <bdi>{copies.get(id)?.source}</bdi>
              </span>
            )}
            {(state !== 'open' || wakeAt) && <StateWord state={state} wakeAt={wakeAt} />}
          </span>
        </li>
      ))}
    </ol>
  );
};
