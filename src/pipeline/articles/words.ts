/** Letters and digits in lower case, words separated by one space: the form in which texts are compared. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const wordSet = (plainText: string): Set<string> => new Set(plainText === '' ? [] : plainText.split(' '));

/** The share of the first set that the second one has too, 0 to 1. */
export function shareIn(words: Set<string>, others: Set<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared++;
  return words.size === 0 ? 0 : shared / words.size;
}

const entities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** JSON-LD and meta contents are often escaped twice. */
export function decodeEntities(text: string): string {
  return text
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|quot|apos|lt|gt|nbsp));/gi, (_, decimal, hex, name) =>
      name ? entities[name.toLowerCase()]! : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
