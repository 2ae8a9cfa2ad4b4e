import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../src/pipeline/dates/index.js';
import { jalaliToUtc } from '../../../src/pipeline/dates/jalali.js';

const READ: Array<[string, string]> = [
  ['Wed, 13 Mar 2024 09:05:07 +0300', '2024-03-13T06:05:07.000Z'],
  ['13 Mar 24 09:05 MSK', '2024-03-13T06:05:00.000Z'],
  ['2024-03-13T09:05:07.5+03:30', '2024-03-13T05:35:07.500Z'],
  ['20240313T090507Z', '2024-03-13T09:05:07.000Z'],
  ['240313', '2024-03-13T00:00:00.000Z'],
  ['2024-073', '2024-03-13T00:00:00.000Z'],
  ['1710320707', '2024-03-13T09:05:07.000Z'],
  ['1710320707000', '2024-03-13T09:05:07.000Z'],
  ['March 13th, 2024 at 9:05 p.m. EST', '2024-03-14T02:05:00.000Z'],
  ['12:05 am, 13 March 2024', '2024-03-13T00:05:00.000Z'],
  ['Wed, 13 Mar 2024 09:05:07 Europe/Moscow', '2024-03-13T06:05:07.000Z'],
  ['Wed Mar 13 2024 09:05:07 GMT+0300 (Moscow Standard Time)', '2024-03-13T06:05:07.000Z'],
  ['Wed Mar 13 09:05:07 UTC 2024', '2024-03-13T09:05:07.000Z'],
  ['2024-12-31T23:59:60Z', '2025-01-01T00:00:00.000Z'],
  ['2024-12-31 24:00', '2025-01-01T00:00:00.000Z'],
  ['13 марта 2024 г., 09:05 МСК', '2024-03-13T06:05:00.000Z'],
  ['Ср, 13 мар 2024 09:05:07 +0300', '2024-03-13T06:05:07.000Z'],
  ['13.03.2024 в 09:05', '2024-03-13T09:05:00.000Z'],
  ['13 березня 2024', '2024-03-13T00:00:00.000Z'],
  ['چهارشنبه ۲۳ اسفند ۱۴۰۲ ساعت ۱۲:۳۵', '2024-03-13T09:05:00.000Z'],
  ['۱۴۰۲/۱۲/۲۳ - ۱۲:۳۵', '2024-03-13T09:05:00.000Z'],
  ['1402-12-23', '2024-03-13T00:00:00.000Z'],
  ['23 Esfand 1402 12:35 IRST', '2024-03-13T09:05:00.000Z'],
  ['۱۳ مارس ۲۰۲۴', '2024-03-13T00:00:00.000Z'],
  ['13 كانون الثاني 2024', '2024-01-13T00:00:00.000Z'],
  ['mar., 13 févr. 2024 09:05:07 +0100', '2024-02-13T08:05:07.000Z'],
  ['Di, 12 Mrz 2024 09:05:07 +0100', '2024-03-12T08:05:07.000Z'],
  ['2024-03-13 오후 6:05', '2024-03-13T09:05:00.000Z'],
  ['2024年3月13日 9:05', '2024-03-13T09:05:00.000Z'],
  ['13/03/2024', '2024-03-13T00:00:00.000Z'],
  ['03/13/2024', '2024-03-13T00:00:00.000Z'],
  ['Wed, 06/03/2024', '2024-03-06T00:00:00.000Z'],
  ['06/03/2024 4:20 pm', '2024-06-03T16:20:00.000Z'],
];

test.each(READ)('%s', (text, instant) => {
  expect(parseDate(text)).toBe(instant);
});

const REFUSED: Array<[string, string]> = [
  ['a day or a month first', '03/04/2024'],
  ['no such day', '31 Jun 2024'],
  ['no such day of a common Solar Hijri year', '1402/12/30'],
  ['no such hour', '2024-03-13T25:00:00Z'],
  ['no such second', '2024-03-13T10:14:61Z'],
  ['four parts of a clock', '13 Mar 2024 1:2:3:4'],
  ['no such offset', '2024-03-13T10:14:00-99:99'],
  ['an offset of letters', '13 Mar 2024 10:14:00 +zz:00'],
  ['no year', '13 March'],
  ['no day', '10:30'],
  ['a word that no table knows', '13 Foo 2024'],
  ['relative to a moment unknown', 'сегодня, 10:30'],
  ['the zero date of a careless server', '0001-01-01T00:00:00'],
  ['a page instead of a date', `13 Mar 2024${' '.repeat(99)}x`],
  ['nothing', ' '],
];

test.each(REFUSED)('refuses %s', (_, text) => {
  expect(parseDate(text)).toBeUndefined();
});

describe('Solar Hijri calendar', () => {
  test('agrees with the calendar of the Unicode library', () => {
    const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    for (let year = 1300; year <= 1460; year++) {
      for (const [month, day] of [
        [1, 1],
        [6, 31],
        [7, 1],
        [12, 29],
      ] as const) {
        const parts = Object.fromEntries(
          persian.formatToParts(jalaliToUtc(year, month, day)).map((p) => [p.type, p.value]),
        );
        expect([parts.year ?? parts.relatedYear, parts.month, parts.day].map((n) => Number.parseInt(n!, 10))).toEqual([
          year,
          month,
          day,
        ]);
      }
    }
  });
});

test('reads back every instant it wrote', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }), (date) => {
      const jalaliOnly = date.getUTCFullYear() >= 1300 && date.getUTCFullYear() < 1430;
      fc.pre(!jalaliOnly);
      expect(parseDate(date.toISOString())).toBe(date.toISOString());
    }),
  );
});

test('answers any text with an instant or nothing', () => {
  const piece = fc.constantFrom(
    '13',
    '2024',
    'Mar',
    'اسفند',
    '۱۴۰۲',
    ':',
    '/',
    '-',
    ' ',
    'T',
    '+03',
    'Z',
    'am',
    'Europe/Moscow',
    '.',
    '(',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const instant = parseDate(text);
        if (instant !== undefined) expect(new Date(instant).toISOString()).toBe(instant);
      },
    ),
    { numRuns: 2000 },
  );
});
