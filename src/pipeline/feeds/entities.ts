import { Parser } from 'htmlparser2';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g;
/**
 * Text with its character references replaced: numbers, XML's five names and HTML's. Any other name stays as it is
 * written, so an entity that the document declares is never expanded.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entity(whole);
    return character(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal));
  });
}

function character(code: number): string {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || surrogate || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}

const known = new Map([['&apos;', "'"]]);
/** HTML names some 2,000 entities. */
const MOST_KNOWN = 4000;

function entity(reference: string): string {
  let text = known.get(reference) ?? '';
  if (text !== '') return text;
  const parser = new Parser({ ontext: (piece) => (text += piece) });
  parser.end(reference);
  if (known.size < MOST_KNOWN) known.set(reference, text);
  return text;
}
