/** What a spreadsheet may read as the beginning of a formula, in any width, after any space or control character. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣−|%]/u;
const control = /^[\t\r\n]/;

/**
 * One line of CSV (RFC 4180) that no spreadsheet takes for formulas: every field is quoted, and what could be
 * read as a formula is preceded by an apostrophe, as OWASP advises (CSV Injection). Numbers are written as they are.
 */
export const csvLine = (fields: (string | number | null)[]): string => `${fields.map(cell).join(',')}\r\n`;

function cell(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `${value}`;
  const safe = formula.test(value) || control.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""').replaceAll('\u0000', '')}"`;
}
