import { decodeBytes } from '../text/decode.js';

const charset = /charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w:.-]{2,40})/i;

/** The HTML of a page as text, from its byte order mark, its bytes, its HTTP header and its meta tags, in this order of trust. */
export function decodePage(bytes: Uint8Array, contentType?: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return decodeBytes(bytes, [charset.exec(contentType ?? '')?.[1], charset.exec(head)?.[1]]);
}
