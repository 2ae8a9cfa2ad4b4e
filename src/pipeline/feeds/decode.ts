import { GiveUp } from '../../errors.js';
import { decodeAs, strictly } from './bytes.js';
import { guessCharset } from './charset.js';

/** Decoded bytes of the largest feed that is read. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Share of wrong bytes among those beyond ASCII up to which a text is still UTF-8, only damaged. */
const DAMAGE = 0.1;

/** Files that are no text, by their first bytes. */
const FILES: ReadonlyArray<readonly [string, string]> = [
  ['%PDF', 'a PDF file'],
  ['\x89PNG', 'a picture'],
  ['GIF8', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['PK\x03\x04', 'a ZIP file'],
];

/**
 * The text in a server's bytes. What the bytes themselves show is believed before what the server, and that before
 * what the document says: headers are set once for a whole site, declarations survive every re-encoding.
 */
export async function decode(bytes: Uint8Array, contentType = ''): Promise<string> {
  const plain = await unzipped(bytes);
  if (plain.length > MOST_BYTES) throw new GiveUp(`too large for a feed: more than ${MOST_BYTES} bytes`);
  if (plain.length === 0) throw new GiveUp('an empty answer');
  const head = latin1(plain.subarray(0, 1024));
  const file = FILES.find(([magic]) => head.startsWith(magic));
  if (file) throw new GiveUp(`${file[1]}, not a feed`);
  const wide = wideCharset(plain);
  const text = wide ? decodeAs(wide, plain) : decodeNarrow(plain, [charsetIn(contentType), charsetIn(head)]);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** Servers compress without saying so, some of them twice. */
async function unzipped(bytes: Uint8Array, left = 2): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || left === 0) return bytes;
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > MOST_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    // What came before the damage may still hold entries.
    if (size === 0) throw new GiveUp('a damaged gzip file');
  }
  if (size > MOST_BYTES) throw new GiveUp(`too large for a feed: more than ${MOST_BYTES} bytes`);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return unzipped(whole, left - 1);
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

function charsetIn(text: string): string | undefined {
  const [, name] = /(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(text) ?? [];
  return name && isCharset(name) ? name.toLowerCase() : undefined;
}

function isCharset(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

function decodeNarrow(bytes: Uint8Array, declared: Array<string | undefined>): string {
  const named = declared.filter((name) => name !== undefined && !name.startsWith('utf-16')) as string[];
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
