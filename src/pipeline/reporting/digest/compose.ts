import { evidenceSentence } from '../evidence.js';
import type { Outline } from '../outline.js';
import {
  knownAt,
  labelsOf,
  type Story,
  type StoryArticle,
  type StoryFlag,
  type StoryLabel,
  stanceOf,
  verdictOf,
  voicesOf,
} from '../story.js';
import { bottomLine } from './bottom-line.js';
import { changesIn } from './changes.js';
import { coverageLines } from './coverage.js';
import { type Statement, state } from './statement.js';
import { type Digest, type DigestEntry, type DigestRows, type DigestWindow, isWithin, type Told } from './value.js';
import { count, likelihood } from './words.js';

/** The digest as a value: everything it states names the rows that show it, or composing throws. */
export function composeDigest(rows: DigestRows, window: DigestWindow): Digest {
  const { outline, past } = rows;
  const withheld = rows.stories.flatMap(({ articles }) =>
    articles.flatMap((article) => article.flags.filter((flag) => !isShown(flag, article))),
  );
  const stories = rows.stories.map(tell).filter(({ labels }) => labels.length > 0);
  const found = stories.filter((told) => isNew(told, window));
  const [fresh, old] = [found.filter((told) => !isOld(told, window)), found.filter((told) => isOld(told, window))];
  const counts = { strengthens: 0, weakens: 0, disputed: 0 };
  for (const { stance } of fresh) counts[stance]++;
  const { localDate, zone, since, until } = window;
  return {
    subject: subjectOf(outline.pair, counts, localDate),
    pair: outline.pair,
    localDate,
    zone,
    since,
    until,
    counts,
    bottomLine: bottomLine(fresh, counts, rows, window),
    sections: sectionsOf(fresh, outline),
    changes: changesIn(stories, window),
    coverage: [...coverageLines(rows.coverage, localDate), ...oldLine(old), ...withheldLine(withheld)],
    past,
  };
}

function withheldLine(flags: StoryFlag[]): Statement[] {
  if (flags.length === 0) return [];
  const what =
    flags.length === 1 ? '1 flag was left out because its' : `${flags.length} flags were left out because their`;
  return [
    state(
      `${what} evidence is not in the text.`,
      flags.map(({ ref }) => ref),
    ),
  ];
}

/** A flag is only told when the words it rests on stand in the article at the place it names. */
function isShown({ ref, evidence }: StoryFlag, { title, text }: StoryArticle): boolean {
  // What a person says stands without a quotation.
  if (ref.startsWith('D') && evidence.length === 0) return true;
  const whole = `${title}\n${text}`;
  return evidence.length > 0 && evidence.every((span) => whole.slice(span.start, span.end) === span.text);
}

function tell(story: Story): Told {
  const articles = story.articles.map((article) => ({
    ...article,
    flags: article.flags.filter((flag) => isShown(flag, article)),
  }));
  const labels = labelsOf({ ...story, articles });
  return { story, labels, stance: stanceOf(labels), reviewed: verdictOf(story)?.verdict === 'accepted' };
}

/** Who reads only what is confirmed gets a story when it is confirmed; others when it is first known. */
function isNew({ story, reviewed }: Told, { since, until, content }: DigestWindow): boolean {
  const verdict = verdictOf(story);
  if (verdict?.verdict === 'dismissed') return false;
  if (content === 'all') return isWithin(knownAt(story), since, until);
  return reviewed && verdict !== undefined && isWithin(verdict.decidedAt, since, until);
}

/** A source that is new to the monitor brings what it published long ago: that is for the trend, not for the news. */
const oldAfterMs = 7 * 86_400_000;

const isOld = ({ story }: Told, { since, content }: DigestWindow): boolean =>
  content === 'all' &&
  story.articles.every(({ publishedAt }) => Date.parse(publishedAt) < Date.parse(since) - oldAfterMs);

const oldLine = (old: Told[]): Statement[] =>
  old.length === 0
    ? []
    : [
        state(
          `${count(old.length, 'story', 'stories')} published more than a week before were found now.`,
          old.map(({ labels }) => labels[0]!.ref),
        ),
      ];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function subjectOf(pair: string, { strengthens, weakens, disputed }: Digest['counts'], localDate: string): string {
  const [, month, day] = localDate.split('-').map(Number);
  const parts = [
    [strengthens, 'strengthening'],
    [weakens, 'weakening'],
    [disputed, 'disputed'],
  ].flatMap(([number, word]) => (number ? [`${number} ${word}`] : []));
  return `${pair}: ${parts.join(', ') || 'nothing new'} (${day} ${months[month! - 1]})`;
}

/** Each story once, under its most probable indicator, in the codebook's order. */
function sectionsOf(stories: Told[], { indicators }: Outline): Digest['sections'] {
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const order = [...new Set([...names.keys(), ...stories.map(({ labels }) => labels[0]!.indicator)])];
  return order.flatMap((indicator) => {
    const own = stories.filter(({ labels }) => labels[0]!.indicator === indicator);
    const name = names.get(indicator) ?? indicator;
    return own.length ? [{ indicator, name, entries: own.map((told) => entryOf(told, names)) }] : [];
  });
}

function entryOf({ story, labels, stance, reviewed }: Told, names: Map<string, string>): DigestEntry {
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
    otherIndicators: [...new Set(others.map(({ indicator }) => names.get(indicator) ?? indicator))].filter(
      (name) => name !== names.get(main.indicator),
    ),
  };
}
