import { readFileSync } from 'node:fs';
import { compileCodebook, readCodebook } from '../../../src/pipeline/classification/codebook.js';

const file = 'config/codebooks/russia-iran';
export const yaml = readFileSync(`${file}.yaml`, 'utf8');
export const weights = readFileSync(`${file}.weights.json`, 'utf8');
export const codebook = readCodebook(yaml, weights);
export const compiled = compileCodebook(codebook);
