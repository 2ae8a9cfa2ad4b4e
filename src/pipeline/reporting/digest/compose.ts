import type { Outline } from '../outline.js';
import type { StoryFlag } from '../story.js';
import { bottomLine } from './bottom-line.js';
import { changesIn } from './changes.js';
import { commitmentLines } from './commitments.js';
import { coverageLines } from './coverage.js';
import { entryOf } from './entry.js';
import { markLines } from './marks.js';
import { type Statement, state } from './statement.js';
import { subjectOf } from './subject.js';
import { byWeight, isNew, isOld, isShown, tell } from './told.js';
import type { Digest, DigestRows, DigestWindow, Told } from './value.js';
import { count } from './words.js';

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
    sections: sectionsOf(fresh, outline, { read: rows.coverage.alignments, zone }),
    changes: changesIn(stories, window),
    marks: markLines(rows.marks, outline),
    commitments: commitmentLines(rows.commitments, window),
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

const oldLine = (old: Told[]): Statement[] =>
  old.length === 0
    ? []
    : [
        state(
          `${count(old.length, 'story', 'stories')} published more than a week before were found now.`,
          old.map(({ labels }) => labels[0]!.ref),
        ),
      ];

/** Each story once, under its most probable indicator, in the codebook's order; what most publishers tell first. */
function sectionsOf(
  stories: Told[],
  { indicators }: Outline,
  frame: { read: string[]; zone: string },
): Digest['sections'] {
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const order = [...new Set([...names.keys(), ...stories.map(({ labels }) => labels[0]!.indicator)])];
  return order.flatMap((indicator) => {
    const own = byWeight(stories.filter(({ labels }) => labels[0]!.indicator === indicator));
    const name = names.get(indicator) ?? indicator;
    return own.length ? [{ indicator, name, entries: own.map((told) => entryOf(told, { ...frame, names })) }] : [];
  });
}
