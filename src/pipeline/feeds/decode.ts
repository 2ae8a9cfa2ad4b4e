import { GiveUp } from '../../errors.js';
import { charsetIn, decodeBytes } from '../text/decode.js';

/** Decoded bytes of the largest feed that is read. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** Files that are no text, by their first bytes. */
const FILES: ReadonlyArray<readonly [string, string]> = [
  ['%PDF', 'a PDF file'],
  ['\x89PNG', 'a picture'],
  ['GIF8', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['PK\x03\x04', 'a ZIP file'],
];

/** The text in a server's bytes. Throws GiveUp for what is no text, or too much of it. */
export async function decode(bytes: Uint8Array, contentType = ''): Promise<string> {
  const plain = await unzipped(bytes);
  if (plain.length > MOST_BYTES) throw new GiveUp(`too large for a feed: more than ${MOST_BYTES} bytes`);
  if (plain.length === 0) throw new GiveUp('an empty answer');
  const head = latin1(plain.subarray(0, 1024));
  const file = FILES.find(([magic]) => head.startsWith(magic));
  if (file) throw new GiveUp(`${file[1]}, not a feed`);
  return decodeBytes(plain, [charsetIn(contentType), charsetIn(head)]);
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
