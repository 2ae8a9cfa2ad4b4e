import { expect, test } from 'vitest';
import { scan } from '../../../src/pipeline/classification/scan.js';
import { compiled } from './russia-iran.js';

/** The names of all concepts that the codebook sees in a word. */
function conceptsIn(word: string): string[] {
  const { sentences } = scan('', `${word}.`, undefined, compiled);
  return sentences.flatMap(({ byConcept }) => [...byConcept.keys()].map((concept) => compiled.concepts[concept]!));
}

test.each([
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
  ['долгосрочный', 'cue:weakening'],
  ['акт', 'caucasus'],
  ['دوشنبه', 'caucasus'],
  ['امید', 'space'],
])('%s only shares its stem with a word of %s', (word, concept) => {
  expect(conceptsIn(word)).not.toContain(concept);
});

test.each([
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
])('%s is a word of %s', (word, concept) => {
  expect(conceptsIn(word)).toContain(concept);
});
