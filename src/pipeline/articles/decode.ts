import { charsetIn, decodeBytes } from '../text/decode.js';

/** Where pages declare their charset, if anywhere. */
const headLength = 4096;

/** The HTML of a page as text, whatever its header and its meta tags say of its charset. */
export function decodePage(bytes: Uint8Array, contentType = ''): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength));
  return decodeBytes(bytes, [charsetIn(contentType), charsetIn(head)]);
}
