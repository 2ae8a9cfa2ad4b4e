const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe for XML and HTML, attributes included. */
export const escapeMarkup = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

const windows1251 = new Map(
  Array.from(
    new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
    (letter, byte) => [letter, byte],
  ),
);

/** Markup as bytes; what windows-1251 cannot hold becomes a character reference, as publishers do it. */
export function encodeMarkup(markup: string, encoding: 'utf-8' | 'windows-1251'): Buffer {
  if (encoding === 'utf-8') return Buffer.from(markup);
  return Buffer.from(
    Array.from(markup).flatMap((letter) => windows1251.get(letter) ?? [...Buffer.from(`&#${letter.codePointAt(0)};`)]),
  );
}
