import type { DecisionRow } from '../../io/db/decisions.js';
import type { FullItem } from '../../io/db/review.js';
import type { StoryReport } from '../../io/db/stories.js';
import { evidenceSentence, pieces } from '../../pipeline/reporting/evidence.js';
import { dismissReasons } from '../../pipeline/review/decide.js';
import { occurrences } from '../../pipeline/text/search.js';
import type { Indicator, Review } from '../../types.js';
import type { User } from '../context.js';
import { safeHref } from '../href.js';
import { describe } from '../indicators.js';
import { labelsOf, type Mark, marksOf } from '../labels.js';
import { Layout } from '../layout.js';
import { Byline, inLanguage, LabelTag, Marked, percent, StateWord } from '../parts.js';
import { alignmentName, utc } from '../words.js';
import { FullDecision } from './decide.js';
import { LabelEditor } from './label-editor.js';

interface Props {
  user: User;
  item: FullItem;
  /** The article's story, itself included; empty until it is placed in one. */
  story: StoryReport[];
  indicators: Indicator[];
  users: string[];
  /** Forms of the searched words, to be marked. */
  words: ReadonlySet<string>;
}

export const ArticlePage = ({ user, item, story, indicators, users, words }: Props) => {
  const { title, text } = item;
  const labels = labelsOf(item);
  const marks: Mark[] = [...marksOf(labels), ...occurrences(`${title}\n${text}`, words)];
  const language = inLanguage(item.language);
  const original = safeHref(item.url);
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
            {user.role !== 'reader' && <a href={`/commitments/new?article=${item.id}`}>Commitment</a>}
            <span id="others" class="others" role="status" />
            {item.authors?.length ? (
              <span>
                by{' '}
                {item.authors.map((author) => (
                  <bdi>{author} </bdi>
                ))}
              </span>
            ) : null}
          </p>
        </header>
        <div class="beside">
          {labels.length > 0 && <Why item={item} indicators={indicators} />}
          {story.length > 1 && <Story reports={story} here={item.id} />}
          {user.role !== 'reader' && <FullDecision item={item} />}
          {user.role !== 'reader' && <LabelEditor item={item} indicators={indicators} users={users} />}
          <History decisions={item.history} indicators={indicators} />
        </div>
        <section class="text" {...language} aria-label="Text">
          <Paragraphs text={text} offset={title.length + 1} marks={marks} />
        </section>
      </article>
    </Layout>
  );
};

/** The reports of one event in the order in which they came: who said it first, and how many publishers are independent. */
const Story = ({ reports, here }: { reports: StoryReport[]; here: number }) => {
  const publishers = new Set(reports.map(({ family }) => family)).size;
  return (
    <section class="story" aria-label="Story">
      <p>
        {reports.length} reports by {publishers} independent {publishers === 1 ? 'publisher' : 'publishers'}, first by{' '}
        <bdi>{reports[0]?.source}</bdi>
      </p>
      <ol>
        {reports.map(({ id, title, language, source, alignment }) => (
          <li>
            <a href={`/articles/${id}`} aria-current={id === here ? 'page' : undefined} {...inLanguage(language)}>
              {title}
            </a>{' '}
            <span class="byline">
              <bdi>{source}</bdi> {alignment && <span>{alignmentName(alignment)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Each label with the sentence it rests on. */
const Why = ({ item, indicators }: { item: FullItem; indicators: Indicator[] }) => {
  const labels = labelsOf(item);
  return (
    <section class="why" aria-label="Evidence">
      <ol>
        {labels.map((label, index) => {
          const meaning = describe(indicators, label.indicator);
          const marks = marksOf(labels).filter((mark) => mark.label === index + 1);
          return (
            <li>
              <LabelTag label={label} indicators={indicators} />
              {label.score !== null && <span class="score"> {percent(label.score)}</span>}
              {meaning[label.direction] && <p class="definition">{meaning[label.direction]}</p>}
              {marks.length > 0 && (
                <blockquote {...inLanguage(item.language)}>
                  <Marked pieces={evidenceSentence(item.title, item.text, marks)} />
                </blockquote>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
};

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

const History = ({ decisions, indicators }: { decisions: DecisionRow[]; indicators: Indicator[] }) =>
  decisions.length === 0 ? null : (
    <section class="history">
      <h2>History</h2>
      <ol>
        {decisions.map((decision) => (
          <li>
            <bdi>{decision.reviewer}</bdi>: {sentence(decision, indicators)}{' '}
            <time datetime={decision.decidedAt.toISOString()}>{utc(decision.decidedAt)}</time>
            {decision.note && (
              <blockquote class="note" dir="auto">
                {decision.note}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );

function sentence({ action, reason, before, after }: DecisionRow, indicators: Indicator[]): string {
  const steps: Record<typeof action, string> = {
    accept: `accepted (was ${before.state})`,
    dismiss: `dismissed${reason ? `, “${dismissReasons[reason as keyof typeof dismissReasons] ?? reason}”` : ''} (was ${before.state})`,
    escalate: `escalated (was ${before.state})`,
    reopen: `reopened (was ${before.state})`,
    snooze: `snoozed until ${after.wakeAt ? utc(new Date(after.wakeAt)) : 'now'}`,
    assign: after.assignee ? `assigned to ${after.assignee}` : 'took the assignment back',
    relabel: `changed the indicators from ${inWords(before, indicators)} to ${inWords(after, indicators)}`,
    note: 'noted',
    undo: `took a decision back: ${before.state} → ${after.state}`,
  };
  return steps[action];
}

const inWords = ({ labels }: Review, indicators: Indicator[]) =>
  labels === null
    ? 'the classifier’s'
    : labels.map(({ indicator, direction }) => `${describe(indicators, indicator).name} ${direction}`).join(', ') ||
      'none';
