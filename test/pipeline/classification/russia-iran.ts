import { readFileSync } from 'node:fs';
import { readCodebook } from '../../../src/codebook.js';
import { compileCodebook } from '../../../src/pipeline/classification/codebook.js';

export const codebook = readCodebook('config/codebooks/russia-iran.yaml');
export const compiled = compileCodebook(codebook);

/** The lines of a table among the fixtures, cut into their fields. */
export const rowsOf = (table: string): string[][] =>
  readFileSync(`test/fixtures/classification/${table}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
