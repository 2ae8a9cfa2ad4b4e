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
  expect(listed.obstacles).toContain('the sides stand in a list of countries');
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
