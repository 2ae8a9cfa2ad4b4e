/** What the bytes 0x80 to 0x9F are in windows-1252. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CONTROLS = /[\u0080-\u009f]/g;

/** Bytes as text in a charset; what cannot be decoded becomes U+FFFD. */
export function decodeAs(charset: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(charset);
  const text = decoder.decode(bytes);
  // Some versions of Node.js decode windows-1252 as ISO 8859-1, against the standard.
  return decoder.encoding === 'windows-1252' ? withoutControls(text) : text;
}

/** Bytes as text, or undefined when they are not wholly in the charset. */
export function strictly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const withoutControls = (text: string) => text.replace(CONTROLS, (control) => C1[control.charCodeAt(0) - 0x80]!);

/** Repairs what careless publishers do to bytes: UTF-8 read as ISO 8859-1, control characters for quotes. */
export function repaired(text: string): string {
  return text.search(CONTROLS) < 0 ? text : withoutControls(latin1AsUtf8(text) ?? text);
}

function latin1AsUtf8(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range of one byte is meant.
  if (!/^[\u0000-\u00ff]*$/.test(text)) return undefined;
  return strictly(
    'utf-8',
    Uint8Array.from(text, (byte) => byte.charCodeAt(0)),
  );
}
