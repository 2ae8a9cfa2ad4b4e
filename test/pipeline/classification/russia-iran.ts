import { readCodebook } from '../../../src/codebook.js';
import { compileCodebook } from '../../../src/pipeline/classification/codebook.js';

export const codebook = readCodebook('config/codebooks/russia-iran.yaml');
export const compiled = compileCodebook(codebook);
