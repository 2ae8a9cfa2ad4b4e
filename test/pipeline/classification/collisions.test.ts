import { expect, test } from 'vitest';
import { catching } from '../../../src/pipeline/classification/catching.js';
import { compiled } from './russia-iran.js';

test('each phrase that catches a word is told as the codebook has it', () => {
  expect(catching(['послу', 'the'], compiled.codebook)).toEqual(
    new Map([
      ['послу', [{ concept: 'envoy', language: 'ru', pattern: '=послу' }]],
      ['the', []],
    ]),
  );
});

const apart = [
  ['several', 'cue:weakening'],
  ['like', 'cue:allegation'],
  ['important', 'trade'],
  ['general', 'help'],
  ['authority', 'base-use'],
  ['different', 'cue:weakening'],
  ['elevate', 'trade'],
  ['tournament', 'meet'],
  ['investigation', 'build'],
  ['championship', 'support'],
  ['после', 'envoy'],
  ['посла', 'cue:concession'],
  ['думает', 'russia'],
  ['просто', 'cue:weakening'],
  ['потому', 'transport-other'],
  ['бушер', 'third-leader'],
  ['дня', 'nuclear-file'],
  ['перед', 'transfer'],
  ['ней', 'cue:negation'],
  ['сеть', 'cue:weakening'],
  ['спорт', 'caspian-dispute'],
  ['визит', 'society'],
  ['цена', 'trust'],
  ['поездка', 'transport'],
  ['секретарь', 'secrets'],
  ['соединенные', 'launch'],
  ['вербовка', 'russia'],
  ['fattah', 'iran'],
  ['diplomat', 'society'],
  ['дипломат', 'society'],
  ['грузия', 'transport'],
  ['carpet', 'summon'],
  ['desert', 'grievance'],
  ['долгосрочный', 'cue:weakening'],
  ['акт', 'caucasus'],
  ['دوشنبه', 'caucasus'],
  ['امید', 'space'],
] as const;

const meant = [
  ['severed', 'cue:weakening'],
  ['likely', 'cue:allegation'],
  ['imports', 'trade'],
  ['посол', 'envoy'],
  ['послу', 'envoy'],
  ['после', 'cue:concession'],
  ['госдума', 'russia'],
  ['спорах', 'caspian-dispute'],
  ['визовый', 'society'],
  ['поездов', 'transport'],
] as const;

const caught = catching(
  [...apart, ...meant].map(([word]) => word),
  compiled.codebook,
);
const conceptsIn = (word: string) => caught.get(word)!.map(({ concept }) => concept);

test.each(apart)('%s only shares its stem with a word of %s', (word, concept) => {
  expect(conceptsIn(word)).not.toContain(concept);
});

test.each(meant)('%s is a word of %s', (word, concept) => {
  expect(conceptsIn(word)).toContain(concept);
});
