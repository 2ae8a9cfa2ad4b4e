import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { type Codebook, compileCodebook } from '../../../src/pipeline/classification/codebook.js';
import { faultsOf } from '../../../src/pipeline/classification/faults.js';
import { rulesSchema } from '../../../src/pipeline/classification/schema.js';
import { stem } from '../../../src/pipeline/text/stem.js';
import { codebook } from './russia-iran.js';

type Change = (broken: Codebook) => void;

test.each<[string, Change, string, string]>([
  [
    'a rule that names an unknown concept',
    ({ indicators }) => {
      indicators[0]!.rules[1]!.all = ['arms', 'arms|no-such-thing'];
    },
    'indicators.0.rules.1.all.1',
    'no concept is called "no-such-thing"',
  ],
  [
    'a rule with an unknown side',
    ({ indicators }) => {
      indicators[0]!.rules[1]!.sides = 'atlantis';
    },
    'indicators.0.rules.1.sides',
    'no concept is called "atlantis"',
  ],
  [
    'a shadow over an unknown concept',
    ({ shadows }) => {
      shadows.arms = ['no-such-thing'];
    },
    'shadows.arms.0',
    'no concept is called "no-such-thing"',
  ],
  [
    'a pattern that names an unknown concept',
    ({ concepts }) => void concepts.arms!.en!.push('{no-such-thing} missile'),
    'concepts.arms.en',
    'names {no-such-thing}, which is no concept or side',
  ],
  [
    'a concept that refers to itself',
    ({ concepts }) => void concepts.arms!.en!.push('new {arms}'),
    'concepts.arms.en',
    'The concept "arms" refers to itself',
  ],
  [
    'a pattern that may be nothing',
    ({ exclusions }) => {
      exclusions[0]!.phrases.en = ['[old] [new]'];
    },
    'exclusions.0.phrases.en',
    '"[old] [new]" can be no word at all',
  ],
  [
    'a phrase that would match every "گزارش"',
    ({ cues }) => void cues.allegation!.fa!.push('گزارش ها'),
    'cues.allegation.fa',
    'the phrase "گزارش ها" would match every "گزارش"',
  ],
  [
    'a form that would match every "kremlin" in one of its variants',
    ({ sides }) => {
      sides[0].actors[0]!.forms.en = ['(the|old) kremlin'];
    },
    'sides.0.actors.0.forms.en',
    'the phrase "the kremlin" would match every "kremlin"',
  ],
])('%s is refused with its place', (_, change, place, message) => {
  const broken = structuredClone(codebook);
  change(broken);
  const found = faultsOf(broken).filter(({ path }) => path.join('.') === place);
  expect(found).toEqual([{ path: expect.anything(), message: expect.stringContaining(message) }]);
});

test.each([
  ['Russia gives Iran S-300', true],
  ['Russia gives Iran 300', false],
  ["Russia's S-300 goes to Iran", true],
])('the letter of a weapon is no possessive: %s', (title, found) => {
  const labels = classify({ title, text: '' }, compileCodebook(codebook)).labels;
  expect(labels.some(({ indicator }) => indicator === 'arms-to-iran')).toBe(found);
});

/** A word as the matcher knows it; one with marks keeps them. */
const asMatched = (word: string): string => (/^\p{L}+$/u.test(word) ? stem(word) : word);

test('no phrase stands twice in one list', () => {
  const actors = codebook.sides.flatMap((side) => side.actors.map(({ name, forms }) => ({ name, phrases: forms })));
  const concepts = Object.entries({ ...codebook.concepts, ...codebook.cues });
  const named = concepts.map(([name, phrases]) => ({ name, phrases }));
  const exclusions = codebook.exclusions.map(({ id, phrases }) => ({ name: id, phrases }));
  const twice = [...actors, ...named, ...exclusions].flatMap(({ name, phrases }) =>
    Object.values(phrases).flatMap((list) => {
      const normal = list.map((phrase) => phrase.split(' ').map(asMatched).join(' '));
      return normal.filter((phrase, i) => normal.indexOf(phrase) !== i).map((phrase) => `${name}: ${phrase}`);
    }),
  );
  expect(twice).toEqual([]);
});

test('another pair of states is another file and no code', () => {
  const rules = parse(`
id: brazil-argentina
title: Cohesion of the partnership of Brazil and Argentina
version: '1'
languages: [en]
sides:
  - { id: brazil, name: Brazil, media: brazilian, actors: [{ name: Brazil, kind: state, forms: { en: 'brazil, brazilian' } }] }
  - { id: argentina, name: Argentina, media: argentine, actors: [{ name: Argentina, kind: state, forms: { en: 'argentina, argentine' } }] }
concepts:
  beef: { en: 'beef, cattle' }
cues:
  weakening: { en: 'ban' }
  negation: { en: 'not' }
  denial: { en: 'deny' }
  allegation: { en: 'allege' }
  announcement: { en: 'plan' }
  countries: { en: 'chile' }
indicators:
  - id: beef-trade
    name: Beef
    dimension: economic
    definition: They trade beef.
    strengthens: More of it.
    weakens: Less of it.
    rules: [{ name: Beef moves, all: [beef], strength: 3 }]
`);
  const weights = {
    provenance: {},
    thresholds: { relevance: 0.5, label: 0.5 },
    relevance: { bias: -1, 'title-both': 2 },
    label: { bias: -1, title: 1 },
  };
  const other = { ...rulesSchema.parse(rules), weights };
  const result = classify({ title: 'Brazil bans beef from Argentina', text: '' }, compileCodebook(other));
  expect(result).toMatchObject({ relevant: true, labels: [{ indicator: 'beef-trade', direction: 'weakens' }] });
});
