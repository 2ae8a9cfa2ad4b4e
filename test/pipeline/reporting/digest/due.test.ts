import { expect, test } from 'vitest';
import { type Appointment, dueDigests, dueInstant } from '../../../../src/pipeline/reporting/digest/due.js';
import { runLedger } from './ledger.js';

const berlin: Appointment = {
  recipientId: 1,
  hour: '07:00',
  zone: 'Europe/Berlin',
  schedule: 'daily',
  addedAt: '2026-01-01T00:00:00Z',
};

const dates = (recipient: Appointment, now: string, sent: string[] = []) =>
  dueDigests([recipient], (_id, date) => sent.includes(date), new Date(now)).map(({ localDate }) => localDate);

test('a digest is due from its hour on, until the ledger has it', () => {
  const sent = ['2026-11-20', '2026-11-21', '2026-11-22'];
  expect(dates(berlin, '2026-11-23T05:59:00Z', sent)).toEqual([]);
  expect(dates(berlin, '2026-11-23T06:00:00Z', sent)).toEqual(['2026-11-23']);
  expect(dates(berlin, '2026-11-23T06:00:00Z', [...sent, '2026-11-23'])).toEqual([]);
});

test('after an outage every date of the last three days is still owed, once, oldest first', () => {
  expect(dates(berlin, '2026-11-23T08:00:00Z', ['2026-11-21'])).toEqual(['2026-11-20', '2026-11-22', '2026-11-23']);
});

test('nothing is owed from before a recipient was added', () => {
  const recipient = { ...berlin, addedAt: '2026-11-22T12:00:00Z' };
  expect(dates(recipient, '2026-11-23T05:00:00Z')).toEqual([]);
  expect(dates(recipient, '2026-11-23T07:00:00Z')).toEqual(['2026-11-23']);
});

test('weekdays leave out Saturday and Sunday, weekly is Monday', () => {
  const monday = '2026-11-23T08:00:00Z';
  expect(dates({ ...berlin, schedule: 'weekdays' }, monday)).toEqual(['2026-11-20', '2026-11-23']);
  expect(dates({ ...berlin, schedule: 'weekly' }, monday)).toEqual(['2026-11-23']);
});

test('a clock that steps back asks for nothing a second time', () => {
  const sent = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];
  expect(dates(berlin, '2026-11-23T06:00:00Z', sent)).toEqual([]);
  expect(dates(berlin, '2026-11-22T23:30:00Z', sent)).toEqual([]);
});

test.each([
  ['an hour that the clock skips', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['an hour that comes twice', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['half an hour that comes twice', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ['a midnight that the clock skips', '2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  [
    'an hour that the clock skips together with midnight',
    '2025-03-29',
    '23:59',
    'America/Nuuk',
    '2025-03-30T01:59:00.000Z',
  ],
])('%s', (_case, date, hour, zone, expected) => {
  expect(new Date(dueInstant(date, hour, zone)!).toISOString()).toBe(expected);
});

test('a date that a zone skipped has no digest', () => {
  expect(dueInstant('2011-12-30', '07:00', 'Pacific/Apia')).toBeUndefined();
});

// Daylight saving by half an hour, at midnight, in the south, in Ramadan, by two hours, not at all, and over midnight.
const sample = [
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'America/Havana',
  'Pacific/Chatham',
  'Asia/Tehran',
  'America/Nuuk',
];
const years = process.env.EVERY_ZONE
  ? { zones: Intl.supportedValuesOf('timeZone'), from: '2025-01-01', days: 730 }
  : { zones: sample, from: '2025-01-01', days: 400 };

test(`exactly one digest for each recipient and local date: ${years.zones.length} zones, ${years.days} days`, () => {
  const { digests, ...faults } = runLedger(years);
  expect(faults).toMatchObject({ missing: 0, double: 0, early: 0, late: 0 });
  expect(digests).toBeGreaterThan(years.zones.length * 4 * (years.days - 3));
}, 900_000);

test('the day that Samoa skipped is nobody’s digest', () => {
  expect(runLedger({ zones: ['Pacific/Apia'], from: '2011-12-01', days: 60 })).toMatchObject({
    missing: 0,
    double: 0,
    early: 0,
    late: 0,
  });
});
