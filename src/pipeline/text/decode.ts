import { decodeAs, strictly } from './bytes.js';
import { guessCharset } from './charset.js';

/** Share of wrong bytes among those beyond ASCII up to which a text is still UTF-8, only damaged. */
const DAMAGE = 0.1;

/**
 * The text of bytes whose charset may be declared several times, or wrongly. What the bytes themselves show is believed before any
 * declaration: a mark or zeros make them UTF-16, validity makes them UTF-8 (text in older charsets almost never is valid), a cut or
 * a stray byte makes them damaged UTF-8; of the older charsets the one with the likeliest letters is taken, a declared one with favour.
 */
export function decodeBytes(bytes: Uint8Array, declared: readonly (string | undefined)[]): string {
  const wide = wideCharset(bytes);
  const text = wide ? decodeAs(wide, bytes) : decodeNarrow(bytes, declared.filter(isCharset));
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The charset that a Content-Type, a meta tag or an XML declaration names. */
export function charsetIn(text: string): string | undefined {
  return /(?:charset|encoding)\s*=\s*(?:["']\s*)?([\w.:-]+)/i.exec(text)?.[1]?.toLowerCase();
}

/** UTF-16, by its mark or by the zero in every second byte of a document that starts with ASCII. */
function wideCharset(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return undefined;
}

function isCharset(name: string | undefined): name is string {
  if (!name) return false;
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

function decodeNarrow(bytes: Uint8Array, declared: string[]): string {
  const named = declared.filter((name) => !name.startsWith('utf-16'));
  // The one charset of seven bits that is not ASCII: only its escape byte tells it from UTF-8.
  if (named.includes('iso-2022-jp') && bytes.includes(0x1b)) return decodeAs('iso-2022-jp', bytes);
  const strict = strictly('utf-8', bytes);
  if (strict !== undefined) return strict;
  const lenient = decodeAs('utf-8', bytes);
  return damage(lenient) <= DAMAGE ? lenient : decodeAs(guessCharset(bytes, named), bytes);
}

/** Share of characters beyond ASCII that could not be decoded. */
function damage(text: string): number {
  let foreign = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) foreign++;
    if (code === 0xfffd) lost++;
  }
  return lost / Math.max(1, foreign);
}
