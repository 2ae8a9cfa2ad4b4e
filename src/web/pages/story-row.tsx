import type { ListedItem } from '../../io/db/review.js';
import type { QueuedStory } from '../../io/db/story-queue.js';
import { evidenceSentence, type Piece, pieces } from '../../pipeline/reporting/evidence.js';
import { occurrences } from '../../pipeline/text/search.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import { labelsOf, type Mark, marksOf, type ShownLabel } from '../labels.js';
import { Byline, inLanguage, LabelTag, Marked } from '../parts.js';
import { decidedTogether, targetsOf } from '../story.js';
import { QuickDecision } from './decide.js';
import { Reports, Voices } from './voices.js';

interface Props {
  story: QueuedStory;
  indicators: Indicator[];
  stateMedia: string[];
  words: ReadonlySet<string>;
  /** Where a decision without script leads back to. */
  back: string;
  user: User;
}

/** How many reports a story shows before they are folded. */
const mostShown = 4;

/** A story of the queue: the article that fits best with its evidence, and beneath it every report of the event. */
export const StoryRow = ({ story, indicators, stateMedia, words, back, user }: Props) => {
  const { lead, reports } = story;
  const labels = labelsOf(lead);
  const together = decidedTogether(story);
  const deciding = user.role !== 'reader' && lead.state !== null;
  const targets = targetsOf(together);
  return (
    <li class="item" id={`item-${lead.id}`} data-id={lead.id}>
      {deciding && <input type="checkbox" name="item" value={targets} form="bulk" aria-label="Select" />}
      <article>
        <h2 {...inLanguage(lead.language)}>
          <a href={`/articles/${lead.id}`}>
            <Marked pieces={pieces(lead.title, [...marksOf(labels), ...occurrences(lead.title, words)])} />
          </a>
        </h2>
        <Byline item={lead}>
          <Voices reports={reports} stateMedia={stateMedia} />
        </Byline>
        <blockquote {...inLanguage(lead.language)}>
          <Marked pieces={excerpt(lead, words)} />
        </blockquote>
        <div class="verdict">
          <Tags labels={labels} others={reports.flatMap((report) => report.labels)} indicators={indicators} />
          {deciding && <QuickDecision item={lead} targets={targets} count={together.length} back={back} />}
        </div>
        {reports.length > 1 && (
          <details class="beneath" open={reports.length <= mostShown}>
            <summary>Reports</summary>
            <Reports reports={reports} here={lead.id} />
          </details>
        )}
      </article>
    </li>
  );
};

/** What the leading article shows, then what only other reports of the story do. */
const Tags = ({ labels, others, indicators }: { labels: ShownLabel[]; others: string[]; indicators: Indicator[] }) => {
  const shown = new Set(labels.map(({ indicator, direction }) => `${indicator}/${direction}`));
  const more = [...new Set(others)].filter((label) => !shown.has(label));
  if (labels.length + more.length === 0) return null;
  return (
    <p class="tags">
      {labels.map((label) => (
        <LabelTag label={label} indicators={indicators} />
      ))}
      {more.map((label) => {
        const [indicator = '', direction] = label.split('/');
        const known = { indicator, direction: direction as ShownLabel['direction'], status: null, tentative: false };
        return <LabelTag label={known} indicators={indicators} elsewhere />;
      })}
    </p>
  );
};

/** A sentence of the text: one with a searched word, else the evidence of the strongest label, else the beginning. */
function excerpt({ title, text, ...item }: ListedItem, words: ReadonlySet<string>): Piece<Mark>[] {
  const offset = title.length + 1;
  const found = occurrences(text, words).map(({ start, end }) => ({ start: start + offset, end: end + offset }));
  const evidence = marksOf(labelsOf(item)).filter(({ start }) => start >= offset);
  const marks = found.length ? found : evidence.filter(({ label }) => label === evidence[0]?.label);
  return marks.length
    ? evidenceSentence(title, text, marks)
    : pieces(`${text.slice(0, 240).replace(/(?<!\S)\S+$/, '')}…`, []);
}
