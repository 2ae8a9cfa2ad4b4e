import { Parser } from 'htmlparser2';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g;
const XML: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** What the bytes 0x80 to 0x9F are in windows-1252, which is what a reference to one of them always means. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text with its character references replaced: numbers, XML's five names and HTML's. Any other name stays as it is
 * written, so an entity that the document declares is never expanded.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return XML[name] ?? htmlEntity(whole);
    return character(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal));
  });
}

function character(code: number): string {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || surrogate || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}

function htmlEntity(reference: string): string {
  let text = '';
  const parser = new Parser({ ontext: (piece) => (text += piece) });
  parser.end(reference);
  return text;
}

/** Repairs what a careless publisher did to the bytes: UTF-8 read as Latin-1, and control characters for quotes. */
export function repairBytes(text: string): string {
  if (!/[\u0080-\u009f]/.test(text)) return text;
  const once = latin1AsUtf8(text) ?? text;
  return once.replace(/[\u0080-\u009f]/g, (control) => C1[control.charCodeAt(0) - 0x80]!);
}

function latin1AsUtf8(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range of one byte is meant.
  if (!/^[\u0000-\u00ff]*$/.test(text)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
