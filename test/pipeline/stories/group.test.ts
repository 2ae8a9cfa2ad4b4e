import { expect, test } from 'vitest';
import { placeInStories, type StoryItem } from '../../../src/pipeline/stories/group.js';
import { skeleton } from '../../../src/pipeline/stories/terms.js';

const item = (id: string, language: string, published: string, title: string, text: string): StoryItem => ({
  id,
  language,
  published,
  title,
  text,
});

const news: StoryItem[] = [
  item(
    'ports-1',
    'en',
    '2024-03-05',
    'Astrakhan and Anzali ports agree to share customs data',
    'The ports of Astrakhan and Anzali will exchange cargo manifests from April, their operators said, ending a dispute that held up 47 ships.',
  ),
  item(
    'ports-2',
    'en',
    '2024-03-05',
    'Ports of Astrakhan, Anzali to share data of customs',
    'Operators of the Caspian ports Astrakhan and Anzali agreed to exchange cargo manifests. The dispute had held up 47 ships over the winter.',
  ),
  item(
    'strike',
    'en',
    '2024-03-05',
    'Ferry crews end strike after two days',
    'Ferries between the islands sail again after crews and owners settled a dispute over night shifts.',
  ),
  item(
    'ports-3',
    'en',
    '2024-06-20',
    'Astrakhan and Anzali ports agree to share customs data',
    'The ports of Astrakhan and Anzali will exchange cargo manifests, their operators said again.',
  ),
  item(
    'ports-ru',
    'ru',
    '2024-03-05',
    'Порты Астрахань и Энзели будут обмениваться данными',
    'Операторы портов Астрахань и Энзели договорились обмениваться документами. Спор задержал 47 судов, сообщил Виктор Кравцов.',
  ),
  item(
    'football',
    'ru',
    '2024-03-05',
    'Сборная проведёт товарищеский матч в сентябре',
    'Футболисты сыграют на новом стадионе, сообщил союз. Билеты поступят в продажу летом.',
  ),
  item(
    'undated',
    'en',
    '',
    'Astrakhan and Anzali ports agree to share customs data',
    'The ports of Astrakhan and Anzali will exchange cargo manifests from April.',
  ),
  item(
    'prize',
    'en',
    '2024-03-05',
    'Lighthouse keeper wins prize for diary',
    'A diary kept for forty years in a lighthouse has won the regional prize for writing.',
  ),
];

/** Ordinary news around them: what is rare can only be told among many. */
const others = Array.from({ length: 60 }, (_, i) =>
  item(
    `other-${i}`,
    i % 2 ? 'en' : 'ru',
    '2024-03-05',
    `Council${i} opens school${i}`,
    `Builder${i} handed key${i} to teacher${i} of town${i}.`,
  ),
);

for (const one of news) if (/^(?:ports|football)/.test(one.id)) one.labels = ['transport/strengthens'];

const places = placeInStories([...news, ...others]);
const groupOf = (id: string) => Object.keys(places).filter((other) => places[other]!.story === places[id]!.story);

test('items of one event share a story, and every item has one', () => {
  expect(groupOf('ports-1')).toContain('ports-2');
  expect(Object.keys(places).sort()).toEqual([...news, ...others].map(({ id }) => id).sort());
});

test.each(['strike', 'football', 'prize'])('%s stays alone', (id) => {
  expect(groupOf(id)).toEqual([id]);
});

test('the same words months later, or without a date, are another event', () => {
  expect(groupOf('ports-3')).toEqual(['ports-3']);
  expect(groupOf('undated')).toEqual(['undated']);
});

test('names and numbers join an event across languages, and a common label without them does not', () => {
  expect(groupOf('ports-ru')).toContain('ports-1');
  expect(groupOf('football')).toEqual(['football']);
});

test('what was stored of a placed item is enough to find its story again', () => {
  const [first, second, ...rest] = [...news, ...others] as [StoryItem, StoryItem, ...StoryItem[]];
  const { sketch, ...place } = places[first.id]!;
  const stored = { ...first, text: undefined, sketch };
  const found = placeInStories([stored, second, ...rest], { [first.id]: place });
  expect(found[second.id]!.story).toBe(first.id);
  expect(found[first.id]).toBeUndefined();
});

const wire =
  'The ministers of both states signed the protocol on ferries after two days of talks in the port, agencies report. ';
const body =
  wire +
  Array.from({ length: 20 }, (_, i) => `Clause ${i} concerns berth ${i * 7} and crews of vessel ${i * 3}.`).join(' ');

test('a copy joins the story of its original and names it, also a copy of a copy', () => {
  const copies = [
    item('wire', 'en', '2024-03-05', 'Ministers sign protocol on ferries', body),
    item('paper', 'en', '2024-03-05', 'Protocol on ferries is signed', body.toUpperCase()),
    item('portal', 'en', '2024-03-06', 'Ferries: the protocol', `${body.slice(0, -200)} Read more on our pages.`),
  ];
  const found = placeInStories([...copies, ...others]);
  expect(found.wire).toMatchObject({ story: 'wire', copyOf: null });
  expect(found.paper).toMatchObject({ story: 'wire', copyOf: 'wire' });
  expect(found.portal).toMatchObject({ story: 'wire', copyOf: 'wire' });
});

test('the next instalment of an outlet’s column is another story', () => {
  const column = (day: string, number: number) => ({
    ...item(
      `day-${number}`,
      'en',
      day,
      `Ferry strike: key events, day ${number}`,
      `What happened on day ${number} of the strike.`,
    ),
    source: 'gazette',
  });
  const found = placeInStories([column('2024-03-05', 412), column('2024-03-06', 413), ...others]);
  expect(found['day-413']!.story).toBe('day-413');
});

test.each([
  ['Pezeshkian', 'Пезешкиан', 'پزشکیان'],
  ['Lavrov', 'Лавров', 'لافروف'],
  ['Anzali', 'Анзали', 'انزلی'],
])('%s has the same skeleton in all three scripts', (...names) => {
  expect(new Set(names.map(skeleton)).size).toBe(1);
});
