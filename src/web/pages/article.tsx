import type { FullItem } from '../../io/db/review.js';
import { pieces } from '../../pipeline/reporting/evidence.js';
import { occurrences } from '../../pipeline/text/search.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import { safeHref } from '../href.js';
import { labelsOf, type Mark, marksOf } from '../labels.js';
import { Layout } from '../layout.js';
import { Byline, inLanguage, Marked, StateWord } from '../parts.js';
import { FullDecision } from './decide.js';
import { History } from './history.js';
import { LabelEditor } from './label-editor.js';
import { Story, type StoryProps } from './story.js';
import type { Version } from './versions.js';
import { Why } from './why.js';

interface Props {
  user: User;
  item: FullItem;
  story: Pick<StoryProps, 'reports' | 'moves' | 'near' | 'stateMedia'>;
  /** The stored copies of its page, oldest first. */
  versions: Version[];
  gone: boolean;
  indicators: Indicator[];
  users: string[];
  /** Forms of the searched words, to be marked. */
  words: ReadonlySet<string>;
}

export const ArticlePage = ({ user, item, story, versions, gone, indicators, users, words }: Props) => {
  const { title, text } = item;
  const labels = labelsOf(item);
  const marks: Mark[] = [...marksOf(labels), ...occurrences(`${title}\n${text}`, words)];
  const language = inLanguage(item.language);
  const original = safeHref(item.url);
  const deciding = user.role !== 'reader';
  return (
    <Layout title={title} user={user}>
      <article class="full item" data-id={item.id} data-version={item.version ?? 0}>
        <header>
          <h1 {...language}>
            <Marked pieces={pieces(title, marks)} numbers />
          </h1>
          <Byline item={item} />
          <p class="original">
            <StateWord state={item.state} wakeAt={item.wakeAt} />
            {original && (
              <a href={original} rel="noopener noreferrer nofollow" target="_blank">
                Original page
              </a>
            )}
            <Copies id={item.id} versions={versions} gone={gone} />
            {deciding && <a href={`/commitments/new?article=${item.id}`}>Commitment</a>}
            {item.authors?.length ? (
              <span>
                by{' '}
                {item.authors.map((author) => (
                  <bdi>{author} </bdi>
                ))}
              </span>
            ) : null}
            <span id="others" class="others" role="status" />
          </p>
        </header>
        <div class="beside">
          {deciding && <FullDecision item={item} />}
          {labels.length > 0 && <Why item={item} indicators={indicators} />}
          <Story {...story} here={item.id} deciding={deciding} />
          {deciding && <LabelEditor item={item} indicators={indicators} users={users} />}
          <History decisions={item.history} indicators={indicators} />
        </div>
        <section class="text" {...language} aria-label="Text">
          <Paragraphs text={text} offset={title.length + 1} marks={marks} />
        </section>
      </article>
    </Layout>
  );
};

/** The page as it was fetched, and whether it has changed since. */
const Copies = ({ id, versions, gone }: { id: number; versions: Version[]; gone: boolean }) => (
  <>
    {versions[0] && <a href={`/articles/${id}/snapshots/${versions[0].version}`}>Stored page</a>}
    {versions.length > 0 && (
      <a href={`/articles/${id}/versions`} class={gone || versions.length > 1 ? 'caution' : undefined}>
        {gone ? 'Gone since' : versions.length > 1 ? 'Changed since' : 'Versions'}
      </a>
    )}
  </>
);

const Paragraphs = ({ text, offset, marks }: { text: string; offset: number; marks: Mark[] }) => {
  let at = offset;
  return (
    <>
      {text.split('\n').map((paragraph) => {
        const start = at;
        at += paragraph.length + 1;
        const inside = marks.filter((mark) => mark.end > start && mark.start < at);
        return (
          <p dir="auto" data-start={start}>
            <Marked pieces={pieces(paragraph, inside, start)} numbers />
          </p>
        );
      })}
    </>
  );
};
