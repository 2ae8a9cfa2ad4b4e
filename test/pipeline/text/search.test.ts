import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formsOf, searchStems } from '../../../src/io/db/search.js';
import { candidateForms, occurrences, searchNormal } from '../../../src/pipeline/text/search.js';
import { newStore } from '../../support.js';

test.each([
  ['كشورهاي', 'کشور'],
  ['کشور\u200cهای', 'کشور'],
  ['ایراني', 'ایران'],
  ['همکاری\u200cهای', 'همکار'],
  ['همکاری', 'همکار'],
  ['۱۴۰۵', '1405'],
  ['учёный', 'ученый'],
])('%s is searched as %s', (written, normal) => {
  expect(searchNormal(written)).toBe(normal);
});

test('the database spells as the page does', async () => {
  const { db } = await newStore();
  const letters = [
    ...'ابپتثجچخدرزسشصطعغفقکكگلمنوهةۀیيىئؤأإآءٱ\u200c\u200d\u0640\u064e\u0670\u0301 هاینیхёЁea09۰۹٠٩.،\nанялитимоыуевхАН',
  ];
  const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 });
  const texts = fc.sample(text, 500).filter((each) => each !== '');
  const result = await db.execute<{ normal: string }>(
    sql`select search_normal(word) as normal from unnest(${sql.param(texts)}::text[]) with ordinality as given(word, place) order by place`,
  );
  expect(result.rows.map(({ normal }) => normal)).toEqual(texts.map(searchNormal));
});

test.each([
  ['Iran', 'Tehran and Iran signed; Iranian officials and Iran’s allies agreed', ['Iran', 'Iran']],
  ['Иран', 'Договор с Ираном важен Ирану, а иранские власти молчат', ['Ираном', 'Ирану']],
  ['deliveries', 'The delivery was delayed, more deliveries follow', ['delivery', 'deliveries']],
  ['همکاری', 'او افزود همکاری‌های دریایی ادامه می‌یابد', ['همکاری‌های']],
  ['ايران', 'رئیس جمهور ایران با هیئت ایرانی آمد', ['ایران', 'ایرانی']],
])('a search for %s marks its forms', async (words, text, marked) => {
  const { db } = await newStore();
  const stems = await searchStems(db, words);
  const forms = await formsOf(db, stems, candidateForms([text], stems));
  expect(occurrences(text, forms).map(({ start, end }) => text.slice(start, end))).toEqual(marked);
});

const nouns = [
  'Иран Ирана Ирану Ираном Иране',
  'Тегеран Тегерана Тегерану Тегераном Тегеране',
  'визит визита визиту визитом визите визиты визитов визитам визитами визитах',
  'транзит транзита транзиту транзитом транзите',
  'режим режима режиму режимом режиме режимы режимов',
  'обмен обмена обмену обменом обмене обмены',
  'генерал генерала генералу генералом генерале генералы генералов генералами',
  'договор договора договору договором договоре договоры договоров',
  'ракета ракеты ракете ракету ракетой ракеты ракет ракетам ракетами ракетах',
  'санкции санкций санкциям санкциями санкциях',
];

test('any form of a Russian noun finds all others', async () => {
  const { db } = await newStore();
  for (const forms of nouns) {
    const stems = await Promise.all(forms.split(' ').map((form) => searchStems(db, form)));
    expect.soft([...new Set(stems.flat())], forms).toHaveLength(1);
  }
});
