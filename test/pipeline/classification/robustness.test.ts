import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { explain } from '../../../src/pipeline/classification/explain.js';
import { compiled } from './russia-iran.js';

const judge = (title: string, text = '') => classify({ title, text }, compiled);
const labelOf = (title: string, text: string, indicator: string) =>
  judge(title, text).labels.find((label) => label.indicator === indicator);

const text = 'Tehran has received the first fighter jets from Moscow.';

test.each([
  ['plain', 'Russia delivers Su-35 fighter jets to Iran', text],
  ['upper case', 'RUSSIA DELIVERS SU-35 FIGHTER JETS TO IRAN', text.toUpperCase()],
  ['typographic quotes and hyphens', '“Russia delivers Su‑35 jets to Iran”', `«${text}»`],
  ['plain quotes', `"Russia delivers 'Su-35' jets to Iran"`, `"${text}"`],
  ['soft hyphens', 'Rus\u00adsia deliv\u00aders Su-35 fighter jets to I\u00adran', text],
  ['hyphenated line ends', 'Russia delivers jets', 'Mos-\ncow has deliv-\nered Su-35 fighter jets to Teh-\nran.'],
  ['other spelling of the weapon', 'Russia delivers Su35 fighters to Iran', text],
  ['transliterated names', 'Rossiya postavila Iranu istrebiteli Su-35', 'Moskva peredala Tegeranu samolety.'],
  ['mixed alphabets', 'Рoссия пoставила Иpaну истребители Су-35', 'Москва передала самолеты Тегерану.'],
  ['Arabic letters for Persian ones', 'روسيه جنگنده سوخو ۳۵ را به ايران تحويل داد', ''],
  ['joined plural without half-space', 'روسها جنگندههای سوخو ۳۵ را به ایران تحویل دادند', ''],
])('is not misled by form: %s', (_, title, body) => {
  expect(labelOf(title, body, 'arms-to-iran')).toMatchObject({ direction: 'strengthens' });
});

test.each([
  ['Georgia the US state', 'Georgia Republicans debate Iran sanctions bill', 'Lawmakers met in Atlanta, Georgia.'],
  ['a street in Seoul', 'New cafes open on Tehran Street in Seoul', 'A Russian bakery on Teheran-ro draws crowds.'],
  ['a city in Florida', 'Saint Petersburg, Florida hosts Iranian film night', 'The museum screens five films.'],
  ['an airline', 'Iran Air flight diverted', 'An Iran Air plane on its way to Hamburg landed safely in Tehran.'],
  ['a salad', 'The best Russian dressing for a sandwich', 'Serve it with rice from Iran.'],
  ['an origin', 'Iranian-born scientist wins prize in Moscow, Idaho', 'The Iranian-born engineer was honoured.'],
  [
    'a list of countries',
    'China, Russia, Iran and North Korea top list of cyber threats',
    'The agency named all four.',
  ],
  [
    'a list with one of them',
    'Iran exports dairy products to Iraq, Turkmenistan and Russia',
    'The ministry of agriculture published the figures.',
  ],
  [
    'an epithet',
    'Russia fires Iranian-made drones at Kyiv overnight',
    'Air defence downed most; two people were hurt.',
  ],
  ['sport', 'Россия и Иран сыграют товарищеский матч по футболу', 'Сборные встретятся в октябре в Тегеране.'],
  [
    'the headline of a live page',
    'Iran war live: strikes on Isfahan; oil tops $120; Putin to meet Witkoff',
    'The Kremlin said the talks would deal with Ukraine.',
  ],
  ['one side alone', 'Iran holds elections', 'Voters in Tehran went to the polls.'],
  ['a dateline', 'Wheat harvest sets record', 'TEHRAN, June 4. Farmers in the north of Russia celebrate.'],
])('is not misled by names: %s', (_, title, body) => {
  expect(judge(title, body)).toMatchObject({ relevant: false, labels: [] });
});

test('what is internal is not international', () => {
  const { actors } = explain({ title: "Russia speaks of Iran's internal affairs", text: '' }, compiled);
  expect(actors.map(({ name }) => name)).toEqual(['Russia', 'Iran']);
});

test('de-escalation is no escalation', () => {
  const label = labelOf('Russia calls for de-escalation around Iran', 'Moscow offered to mediate.', 'crisis-response');
  expect(label).toMatchObject({ direction: 'strengthens' });
});

test('a quoted denial keeps the direction of what is denied', () => {
  const body = 'Tehran denies that it supplied drones to Moscow. "These claims are baseless", the spokesman said.';
  const label = labelOf('Iran: "We have not sent drones to Russia"', body, 'arms-to-russia');
  expect(label).toMatchObject({ direction: 'strengthens', status: 'denied', negated: true });
});

test('a negation turns the direction, a double negation does not', () => {
  const single = labelOf('Russia will not deliver Su-35 jets to Iran', '', 'arms-to-iran');
  const double = labelOf('Russia did not refuse to deliver Su-35 jets to Iran', '', 'arms-to-iran');
  expect(single).toMatchObject({ direction: 'weakens', negated: true });
  expect(double).toMatchObject({ direction: 'strengthens', negated: false });
});

test('a negation belongs to its own clause', () => {
  const label = labelOf('Russia delivers Su-35 jets to Iran, not to Syria', '', 'arms-to-iran');
  expect(label).toMatchObject({ direction: 'strengthens' });
});

test('a negation before a relative clause stays out of it', () => {
  const label = labelOf('Putin did not stand up for Iran that gave him Shahed drones', '', 'arms-to-russia');
  expect(label).toMatchObject({ direction: 'strengthens', negated: false });
});

test('two who meet somewhere are no list of three', () => {
  const listed = judge('Iran, Russia and Syria are on the list of sanctioned states');
  expect(listed.relevant).toBe(false);
  expect(judge('Rivalry of Iran and Russia in Syria grows').relevant).toBe(true);
});

test('the headlines of a digest are stories of their own', () => {
  const parts = ['Iran frees two sailors', 'Russia rejects claim that it sent fighter jets to Libya', 'Oil falls'];
  expect(judge(parts.join(' | ')).relevant).toBe(false);
});

test('a question asserts nothing', () => {
  const label = labelOf('Will Russia deliver Su-35 jets to Iran?', '', 'arms-to-iran');
  expect(label).toMatchObject({ status: 'alleged', hedged: true });
});

test.each([
  ['announced', 'Russia will deliver Su-35 jets to Iran next year'],
  ['alleged', 'Russia allegedly delivered Su-35 jets to Iran, sources claim'],
  ['occurred', 'Russia has delivered Su-35 jets to Iran'],
])('reads the status: %s', (status, title) => {
  expect(labelOf(title, '', 'arms-to-iran')).toMatchObject({ status });
});

test('a deputy minister is no leader', () => {
  const label = labelOf('Russian and Iranian deputy foreign ministers hold talks', '', 'leader-contact');
  expect(label?.rule).toBe('Envoys in talks');
});

test.each(['', ' ', '\n\n', '…', '"', '\u200c', 'a'.repeat(100_000), '؟!؟'])('survives any text: %j', (odd) => {
  expect(judge(odd, odd)).toMatchObject({ relevant: false });
});
