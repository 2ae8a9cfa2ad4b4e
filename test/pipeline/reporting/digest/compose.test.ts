import { expect, test } from 'vitest';
import { composeDigest } from '../../../../src/pipeline/reporting/digest/compose.js';
import { leading } from '../../../../src/pipeline/reporting/digest/leading.js';
import { idsOf, state } from '../../../../src/pipeline/reporting/digest/statement.js';
import type { DigestRows, DigestWindow } from '../../../../src/pipeline/reporting/digest/value.js';
import { isolated } from '../../../../src/pipeline/reporting/digest/words.js';
import type { Story } from '../../../../src/pipeline/reporting/story.js';
import { accepted, dismissed, flag, promise, story } from '../stories.js';

const window: DigestWindow = {
  localDate: '2026-11-23',
  zone: 'Europe/Berlin',
  since: '2026-11-22T06:00:00.000Z',
  until: '2026-11-23T06:00:00.000Z',
  content: 'all',
};

const rows = (stories: Story[], changes: Partial<DigestRows> = {}): DigestRows => ({
  outline: {
    title: 'Cohesion',
    pair: 'Russia-Iran',
    indicators: [
      { id: 'trade', name: 'Trade', dimension: 'economic' },
      { id: 'treaty', name: 'Treaty', dimension: 'political' },
    ],
  },
  stories,
  coverage: { sources: 3, reporting: 2, articles: 140, unread: 0, unjudged: 0, alignments: [], quiet: [], failed: [] },
  past: [],
  marks: [],
  commitments: [],
  ...changes,
});

const before = '2026-11-20T00:00:00.000Z';
const during = '2026-11-22T12:00:00.000Z';

test('the subject counts new stories by what they mean', () => {
  const weak = { flags: [flag({ direction: 'weakens' })] };
  const denied = { flags: [flag({ status: 'denied' })] };
  const digest = composeDigest(rows([story(), story(), story(weak), story(denied)]), window);
  expect(digest.subject).toBe('Russia-Iran: 2 strengthening, 1 weakening, 1 disputed (23 Nov)');
});

test('an empty day says so in one line, with what was read', () => {
  const digest = composeDigest(rows([]), window);
  expect(digest.subject).toBe('Russia-Iran: nothing new (23 Nov)');
  expect(digest.bottomLine.map(({ text }) => text)).toEqual([
    'No new story in 140 articles from 2 of 3 sources. No source was silent or failed.',
  ]);
  expect(digest.sections).toEqual([]);
});

test('the bottom line says which way, how sure, what is told most and what was not seen, each with its evidence', () => {
  const past = [
    { date: '2026-11-20', strengthens: 1, weakens: 0 },
    { date: '2026-11-21', strengthens: 0, weakens: 0 },
  ];
  const stories = [story({ decisions: [accepted(during)] }), story({ family: 'two' })];
  const { bottomLine } = composeDigest(rows(stories, { past }), window);
  expect(bottomLine.map(({ text }) => text)).toEqual([
    'The news points to tightening: it is almost certain that strengthening stories outnumber weakening ones ' +
      '(2 against 0; 0.5 against 0.0 a day in the 2 days before). Confidence is moderate: 1 of 2 confirmed by a reviewer, 2 independent publishers.',
    'Most told: “Moscow and Tehran” (strengthens, 1 publisher). No source was silent or failed.',
  ]);
  expect(bottomLine.every(({ evidence }) => evidence.length > 0)).toBe(true);
});

test('an entry quotes its evidence in the sentence that holds it, and names who reports it', () => {
  const told = story(
    { id: 7, source: 'Wire One', alignment: 'russian-state', publishedAt: '2026-11-22T09:00:00Z' },
    { id: 8, source: 'Daily Two', family: 'two', alignment: 'western', publishedAt: '2026-11-22T08:00:00Z', flags: [] },
    { id: 9, source: 'Wire One again', alignment: 'russian-state', flags: [] },
  );
  const entry = composeDigest(rows([told]), window).sections[0]?.entries[0];
  expect(entry).toMatchObject({
    articleId: 7,
    certainty: 'label very likely',
    reviewed: false,
    first: 'Daily Two',
    publishers: 2,
    alignments: ['russian-state', 'western'],
    quote: [
      { text: 'They ', marked: false },
      { text: 'signed', marked: true },
      { text: ' it.', marked: false },
    ],
  });
});

test('a story stands once, under its most probable indicator, in the codebook’s order', () => {
  const both = { flags: [flag({ score: 0.6 }), flag({ indicator: 'trade', score: 0.8 })] };
  const { sections } = composeDigest(rows([story(), story(both)]), window);
  expect(sections.map(({ name, entries }) => [name, entries.length])).toEqual([
    ['Trade', 1],
    ['Treaty', 1],
  ]);
  expect(sections[0]?.entries[0]?.otherIndicators).toEqual(['Treaty']);
});

test('a flag whose evidence is not in the text is not told, and that is said', () => {
  const invented = flag({ evidence: [{ start: 0, end: 5, text: 'Never' }] });
  const { sections, coverage } = composeDigest(rows([story({ flags: [invented] })]), window);
  expect(sections).toEqual([]);
  expect(coverage.at(-1)).toEqual({
    text: '1 flag was left out because its evidence is not in the text.',
    evidence: [invented.ref],
  });
});

test('what was told before is not new again; what happened to it since is', () => {
  const old = { knownAt: before };
  const digest = composeDigest(
    rows([
      story({ ...old, decisions: [accepted(during, 4)] }),
      story({ ...old, title: 'Moscow and Tehran', decisions: [dismissed(during, 5)] }),
      story(old, { id: 2, family: 'two', knownAt: during, flags: [flag({ status: 'denied' })] }),
      story(old),
    ]),
    window,
  );
  expect(digest.sections).toEqual([]);
  expect(digest.changes.map(({ text, evidence }) => [text.split(':')[0], evidence[0]?.[0]])).toEqual([
    ['Confirmed by mara', 'D'],
    ['Dismissed by mara', 'D'],
    ['Denied', 'F'],
    ['Now 2 independent publishers instead of 1', 'F'],
  ]);
});

test('who wants only what is confirmed gets a story when it is confirmed', () => {
  const stories = [story(), story({ knownAt: before, decisions: [accepted(during)] })];
  const { sections, changes } = composeDigest(rows(stories), { ...window, content: 'confirmed' });
  expect(sections[0]?.entries).toHaveLength(1);
  expect(sections[0]?.entries[0]?.certainty).toBe('confirmed by a reviewer');
  expect(changes).toEqual([]);
});

test('a dismissed story is never new', () => {
  expect(composeDigest(rows([story({ decisions: [dismissed(during)] })]), window).sections).toEqual([]);
});

test('silent and failed sources are named; a source that seldom publishes is not silent', () => {
  const coverage = {
    ...rows([]).coverage,
    unread: 2,
    unjudged: 1,
    quiet: [
      { id: 'loud', name: 'Loud', entries: 1, expected: 30 },
      { id: 'rare', name: 'Rare', entries: 0, expected: 2 },
    ],
    failed: [{ id: 'gone', name: 'Gone', reason: 'the server answered 403' }],
  };
  const { bottomLine, coverage: lines } = composeDigest(rows([], { coverage }), window);
  expect(bottomLine[0]?.text).toContain(
    'Not seen: 1 silent source, 1 failed source, 2 unreadable pages and 1 article not judged yet.',
  );
  expect(lines.map(({ text }) => text)).toEqual([
    '140 articles read from 2 of 3 sources.',
    'Silent: Loud (1 instead of 30).',
    'Failed: Gone (the server answered 403).',
    '2 pages could not be read.',
    '1 article not judged yet.',
  ]);
  expect(lines[1]?.evidence).toEqual(['S:loud']);
});

test('commitments that are due or overdue are told, the longest overdue first, and those that moved', () => {
  const commitments = [
    promise({ id: 1, title: 'Fighters', state: 'signed', dueOn: '2026-11-01' }),
    promise({ id: 2, title: 'A railway', dueOn: '2026-11-25' }),
    promise({ id: 3, title: 'A bank', dueOn: '2027-06-01' }),
    promise({ id: 4, title: 'A satellite', state: 'delivered', dueOn: '2026-11-20', takenAt: during }),
    promise({ id: 5, title: 'A port', state: 'cancelled', takenAt: before }),
  ];
  const digest = composeDigest(rows([], { commitments }), window);
  expect(digest.commitments.map(({ text, evidence }) => [text, ...evidence])).toEqual([
    ['22 days overdue: “Fighters” (signed, due 2026-11-01)', 'C1'],
    ['Due in 2 days: “A railway” (announced, due 2026-11-25)', 'C2'],
    ['Now delivered: “A satellite”, due 2026-11-20', 'C4'],
  ]);
});

test('of many overdue commitments ten are named and the others counted', () => {
  const commitments = Array.from({ length: 13 }, (_, id) => promise({ id, dueOn: '2026-11-01' }));
  const lines = composeDigest(rows([], { commitments }), window).commitments;
  expect(lines).toHaveLength(11);
  expect(lines[10]?.text).toBe('3 more commitments are due or overdue.');
});

test('bursts and lulls are lines, the rarest by chance first, with the point of the trend that they are', () => {
  const mark = { indicator: 'trade', direction: 'weakens', observed: 7, expected: 1.2, length: 'day' } as const;
  const marks = [
    { ...mark, kind: 'lull', period: '2026-11-16', length: 'week', observed: 0, chance: 0.0005 } as const,
    { ...mark, kind: 'burst', period: '2026-11-22', chance: 0.0001 } as const,
  ];
  expect(composeDigest(rows([], { marks }), window).marks).toEqual([
    {
      text: 'Burst: Trade, weakens: 7 stories on 22 Nov instead of 1.2.',
      evidence: ['T:trade/weakens/day/2026-11-22'],
    },
    {
      text: 'Lull: Trade, weakens: 0 stories in the week from 16 Nov instead of 1.2.',
      evidence: ['T:trade/weakens/week/2026-11-16'],
    },
  ]);
});

test('a perspective that was read and does not report a story is silent on it', () => {
  const coverage = { ...rows([]).coverage, alignments: ['independent', 'western'] };
  expect(composeDigest(rows([story()], { coverage }), window).sections[0]?.entries[0]?.silent).toEqual(['western']);
});

test('a statement without evidence is refused', () => {
  expect(() => state('All is well.', [])).toThrow('"All is well." has no evidence');
  expect(() => state('All is well.', ['hearsay'])).toThrow('hearsay');
});

test('the bottom line names the story that most publishers tell on either side, and points neither way when they balance', () => {
  const weak = {
    title: 'A quarrel',
    flags: [flag({ direction: 'weakens', evidence: [{ start: 0, end: 1, text: 'A' }] })],
  };
  const stories = [story(), story(weak, { ...weak, family: 'two' })];
  const [first, second] = composeDigest(rows(stories), window).bottomLine;
  expect(first?.text).toMatch(/^The news points neither way: .* balance \(1 against 1\)\./);
  expect(second?.text).toContain(
    '“Moscow and Tehran” (strengthens, 1 publisher) and “A quarrel” (weakens, 2 publishers)',
  );
});

test('what is disputed throughout points neither way', () => {
  const digest = composeDigest(rows([story({ flags: [flag({ status: 'denied' })] })]), window);
  expect(digest.bottomLine[0]?.text).toContain('Every new story is disputed (1)');
});

test('of a label that is less likely right than wrong the digest says so', () => {
  const certaintyOf = (score: number) =>
    composeDigest(rows([story({ flags: [flag({ score })] })]), window).sections[0]?.entries[0]?.certainty;
  expect([0.49, 0.5].map(certaintyOf)).toEqual(['indicator uncertain', 'label roughly even chance']);
});

test('of equal reports the one in the reader’s language is quoted, and both are its evidence', () => {
  const [ours, theirs] = [flag({ score: 0.8 }), flag({ score: 0.9 })];
  const told = story(
    { language: 'fa', title: 'مسکو', flags: [{ ...theirs, evidence: [{ start: 0, end: 4, text: 'مسکو' }] }] },
    { id: 2, flags: [ours] },
  );
  const entry = composeDigest(rows([told]), window).sections[0]?.entries[0];
  expect(entry).toMatchObject({ articleId: 2, language: 'en', certainty: 'label very likely' });
  expect(entry?.statement.evidence).toEqual([ours.ref, theirs.ref]);
});

test('a headline that is the only evidence is quoted as it stands, marked', () => {
  const told = story({ flags: [flag({ evidence: [{ start: 0, end: 6, text: 'Moscow' }] })] });
  const entry = composeDigest(rows([told]), window).sections[0]?.entries[0];
  expect(entry?.quote).toEqual([]);
  expect(entry?.headline.map(({ text, marked }) => [text, marked])).toEqual([
    ['Moscow', true],
    [' and Tehran', false],
  ]);
});

test('only what runs the other way is set apart', () => {
  expect(isolated('Moscow')).toBe('Moscow');
  expect(isolated('مسکو (sample)')).toBe('\u2068مسکو (sample)\u2069');
});

test('ids are shown once, in order, neighbours together', () => {
  expect(idsOf(state('x', ['F9', 'F3', 'F2', 'F9', 'F1', 'D7', 'S:wire']))).toBe('D7 F1-3 F9 S:wire');
});

test('the leading side is the likeliest outcome of the review', () => {
  const one = (stance: 'strengthens' | 'weakens' | 'disputed', p: number) => ({ stance, p });
  expect(leading([one('strengthens', 0.6)])).toEqual({ side: 'strengthens', probability: 0.6 });
  expect(leading([one('strengthens', 1), one('weakens', 1)])).toEqual({ side: 'even', probability: 1 });
  const { side, probability } = leading([one('weakens', 0.5), one('weakens', 0.5), one('disputed', 1)]);
  expect(side).toBe('weakens');
  expect(probability).toBeCloseTo(0.75);
});
