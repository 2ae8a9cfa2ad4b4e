import type { listStoryDecisions } from '../../io/db/story-decisions.js';
import type { NearStory, StoryItem } from '../../io/db/story-queue.js';
import { alignmentName, reliabilities, utc } from '../words.js';
import { Reports, Voices } from './voices.js';

export interface StoryProps {
  /** Every flagged article of the story, oldest first. */
  reports: StoryItem[];
  /** What reviewers did to it, latest first. */
  moves: Awaited<ReturnType<typeof listStoryDecisions>>;
  /** Stories of the same days that may be the same event. */
  near: NearStory[];
  /** The article whose page this is. */
  here: number;
  deciding: boolean;
  /** The alignments of the two sides' state media. */
  stateMedia: string[];
}

/** A story on an article's page: who had it first, who repeats it and who is missing. */
export const Story = ({ reports, moves, near, here, deciding, stateMedia }: StoryProps) => {
  const [first] = reports;
  if (!first) return null;
  return (
    <section>
      <h2>Story</h2>
      <p class="byline">
        <Voices reports={reports} stateMedia={stateMedia} />
      </p>
      {reports.length > 1 ? <Reports reports={reports} here={here} /> : <OnlyReport report={first} />}
      {deciding && <Regroup {...{ reports, near, here }} />}
      <Moves moves={moves} here={here} deciding={deciding} />
    </section>
  );
};

const OnlyReport = ({ report: { source, alignment, reliability, time } }: { report: StoryItem }) => (
  <p class="hint">
    So far only <bdi>{source}</bdi>
    {alignment && `, ${alignmentName(alignment)}`}
    {reliability && `, reliability ${reliability}: ${reliabilities[reliability] ?? 'not rated'} (Admiralty code)`},{' '}
    {utc(time)}
  </p>
);

const back = (here: number) => <input type="hidden" name="back" value={`/articles/${here}`} />;

/** The grouping errs: a reviewer takes an article out, or joins two stories. */
const Regroup = ({ reports, near, here }: Pick<StoryProps, 'reports' | 'near' | 'here'>) => (
  <details class="regroup">
    <summary>{reports.length > 1 ? 'Not this story, or more of it' : 'Told elsewhere too?'}</summary>
    {reports.length > 1 && (
      <form method="post" action="/stories">
        {back(here)}
        <input type="hidden" name="article" value={here} />
        <button type="submit" name="action" value="split">
          Take this article out of the story
        </button>
      </form>
    )}
    <form class="line" method="post" action="/stories">
      {back(here)}
      <input type="hidden" name="article" value={here} />
      <label>
        Same event as
        <input name="into" list="near-stories" required placeholder="number or address of an article" />
        <datalist id="near-stories">
          {near.map(({ id, title, source }) => (
            <option value={id}>{`${title} (${source})`}</option>
          ))}
        </datalist>
      </label>
      <button type="submit" name="action" value="merge">
        Make one story of both
      </button>
    </form>
  </details>
);

const words = { merge: 'made one story of two', split: 'took an article out', undo: 'took that back' } as const;

const Moves = ({ moves, here, deciding }: Pick<StoryProps, 'moves' | 'here' | 'deciding'>) =>
  moves.length === 0 ? null : (
    <ul class="moves hint">
      {moves.map(({ id, action, reviewer, decidedAt, takenBack }) => (
        <li>
          <bdi>{reviewer}</bdi> {words[action]}, {utc(decidedAt)}
          {deciding && action !== 'undo' && !takenBack && (
            <form method="post" action="/stories">
              {back(here)}
              <input type="hidden" name="decision" value={id} />
              <button type="submit" name="action" value="undo" class="plain">
                Undo
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
