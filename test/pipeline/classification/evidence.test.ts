import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { explain } from '../../../src/pipeline/classification/explain.js';
import { compiled } from './russia-iran.js';

const title = 'Russia and Iran sign treaty 🤝';
const text =
  'Moscow and Tehran signed the strategic partnership treaty on Friday. Vladimir Putin met Masoud Pezeshkian.';

test('evidence offsets count UTF-16 units in title, line break, text', () => {
  const spans = classify({ title, text }, compiled).labels.flatMap(({ evidence }) => evidence);
  expect(spans.length).toBeGreaterThan(1);
  for (const { start, end, text: quoted } of spans) expect(`${title}\n${text}`.slice(start, end)).toBe(quoted);
});

test('a label names its rule and the actors met', () => {
  const label = classify({ title, text }, compiled).labels.find(({ indicator }) => indicator === 'leader-contact');
  expect(label?.rule).toMatch(/leader/i);
  expect(label?.actors).toEqual(expect.arrayContaining(['Vladimir Putin', 'Masoud Pezeshkian']));
});

test('an explanation survives JSON', () => {
  const explanation = explain({ title, text }, compiled);
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
});

test('an explanation says why not, and what came nearest', () => {
  const explanation = explain({ title: 'Iran buys ballistic missiles', text: 'Tehran wants more arms.' }, compiled);
  expect(explanation.relevant).toBe(false);
  expect(explanation.obstacles).toContain('Russia is not named');
  const listed = explain({ title: 'Iran, Russia, China condemn strikes on Venezuela', text: '' }, compiled);
  expect(listed.relevant).toBe(false);
  expect(listed.obstacles).toContain('a side stands only in a list of countries');
});

test('the reasons add up to the score', () => {
  const { reasons, score } = explain({ title, text }, compiled);
  const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
  expect(Math.log(score / (1 - score))).toBeCloseTo(sum, 0);
});

test('an office counts only while it is held', () => {
  const meeting = { title: 'Putin meets Ebrahim Raisi', text: '' };
  const during = classify({ ...meeting, date: '2023-12-07' }, compiled).labels[0];
  const after = classify({ ...meeting, date: '2025-12-07' }, compiled).labels[0];
  expect(during?.indicator).toBe('leader-contact');
  expect(during?.score).toBeGreaterThan(after?.score ?? 0);
});

test('a passage holds what turned the direction', () => {
  const headline = 'Delivery of Su-35 jets to Iran is put off again, Moscow says, and delayed until autumn';
  const label = classify({ title: headline, text: '' }, compiled).labels[0];
  expect(label).toMatchObject({ indicator: 'arms-to-iran', direction: 'weakens' });
  expect(label?.evidence[0]?.text).toContain('put off');
});

const passagesOf = (article: { title: string; text: string }, indicator: string) =>
  classify(article, compiled)
    .labels.find((label) => label.indicator === indicator)
    ?.evidence.map(({ text: passage }) => passage);

test('a passage is a whole sentence, for half of one supports less than it says', () => {
  const sentence = 'According to two officials, who asked not to be named, Iran has shipped Fateh missiles to Russia';
  const article = { title: 'Missiles on the Caspian', text: `${sentence}, and crews are being trained.` };
  expect(passagesOf(article, 'arms-to-russia')).toContain(`${sentence}, and crews are being trained`);
});

test('a long sentence is cut to the clauses that hold the match', () => {
  const aside = Array.from({ length: 12 }, (_, i) => `after stop number ${i + 1} on a long tour`).join(', ');
  const article = {
    title: 'A long tour',
    text: `Iran has shipped Fateh missiles to Russia, the envoy said, ${aside}.`,
  };
  expect(passagesOf(article, 'arms-to-russia')?.[0]).toMatch(/^Iran has shipped Fateh missiles to Russia/);
  expect(passagesOf(article, 'arms-to-russia')?.[0]).not.toContain('number 12');
});

test('a cut passage still reaches the side that acts', () => {
  const aside = Array.from({ length: 3 }, (_, i) => `before stop number ${i + 1} on a tour`).join(', ');
  const text = `The long tour went on, ${aside}, and Iran, ${aside}, has shipped Fateh missiles to Russia.`;
  const passage = passagesOf({ title: 'A long tour', text }, 'arms-to-russia')?.[0];
  expect(passage).toMatch(/^and Iran, before stop number 1 .* has shipped Fateh missiles to Russia$/);
});

test('a passage that leaves a side unnamed stands with the headline that names it', () => {
  const article = {
    title: 'Moscow and Tehran at one over drones',
    text: 'The contract was signed in spring. Two hundred Shahed drones have been delivered so far.',
  };
  const passages = passagesOf(article, 'arms-to-russia');
  expect(passages?.[0]).toBe(article.title);
  expect(passages).toContain('Two hundred Shahed drones have been delivered so far');
});

test('beside a passage with both sides none is shown that names one', () => {
  const article = {
    title: 'Iran supplies Shahed drones to Russia',
    text: 'Iran supplied Shahed drones to Russia in May. Shahed drones were supplied on Tuesday as well, a trader said.',
  };
  expect(passagesOf(article, 'arms-to-russia')?.join()).not.toContain('trader');
});

test('the sentence that names the other side is shown where the telling one does not', () => {
  const article = {
    title: 'Washington widens its list',
    text: 'Thirteen firms in Russia and Belarus are on it. They helped Iran to develop ballistic missile technology, the department said.',
  };
  expect(passagesOf(article, 'joint-production')).toEqual([
    'Thirteen firms in Russia and Belarus are on it',
    'They helped Iran to develop ballistic missile technology, the department said',
  ]);
});
