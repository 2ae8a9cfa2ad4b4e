import type { Statement } from './statement.js';
import type { Digest } from './value.js';

/** What follows the stories: lists of statements under their headings, without the empty ones. */
export const notesOf = ({
  changes,
  marks,
  commitments,
  coverage,
}: Digest): { name: string; statements: Statement[] }[] =>
  [
    { name: 'What changed in older stories', statements: changes },
    { name: 'Bursts and lulls', statements: marks },
    { name: 'Commitments', statements: commitments },
    { name: 'Coverage', statements: coverage },
  ].filter(({ statements }) => statements.length > 0);
