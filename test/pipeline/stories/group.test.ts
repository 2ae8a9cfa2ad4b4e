import { expect, test } from 'vitest';
import { groupStories, type StoryItem } from '../../../src/pipeline/stories/group.js';
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

const groups = groupStories([...news, ...others]);
const groupOf = (id: string) => groups.find((group) => group.includes(id));

test('items of one event share a group, and every item is in exactly one', () => {
  expect(groupOf('ports-1')).toContain('ports-2');
  expect(groups.flat().sort()).toEqual([...news, ...others].map(({ id }) => id).sort());
});

test.each(['strike', 'football', 'prize'])('%s stays alone', (id) => {
  expect(groupOf(id)).toEqual([id]);
});

test('the same words months later, or without a date, are another event', () => {
  expect(groupOf('ports-3')).toEqual(['ports-3']);
  expect(groupOf('undated')).toEqual(['undated']);
});

test('names and numbers join an event across languages', () => {
  expect(groupOf('ports-ru')).toContain('ports-1');
});

test.each([
  ['Pezeshkian', 'Пезешкиан', 'پزشکیان'],
  ['Lavrov', 'Лавров', 'لافروف'],
  ['Anzali', 'Анзали', 'انزلی'],
])('%s has the same skeleton in all three scripts', (...names) => {
  expect(new Set(names.map(skeleton)).size).toBe(1);
});
