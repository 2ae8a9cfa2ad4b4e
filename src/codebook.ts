import { readYaml } from './io/yaml.js';
import { soundRulesSchema } from './pipeline/classification/faults.js';
import { type Codebook, weightsSchema } from './pipeline/classification/schema.js';

/**
 * The codebook of a YAML file that people write, with the fitted weights of the `.weights.json` beside it.
 * Throws a UserError that names file, line and field of everything in the wrong.
 */
export function readCodebook(file: string): Codebook {
  const rules = readYaml(file, soundRulesSchema);
  return { ...rules, weights: readYaml(file.replace(/\.ya?ml$/, '.weights.json'), weightsSchema) };
}
