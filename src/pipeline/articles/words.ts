const [unknown, inside, outside] = [0, 1, 2];
const wordUnit = /[\p{L}\p{N}\p{Surrogate}]/u;
/** What is known of each UTF-16 unit; asking the regular expression once per unit and not per character is eight times as fast. */
const units = new Uint8Array(0x10000).fill(unknown);

function isInWord(unit: number): boolean {
  if (units[unit] === unknown) units[unit] = wordUnit.test(String.fromCharCode(unit)) ? inside : outside;
  return units[unit] === inside;
}

/** The runs of letters and digits of a text in lower case. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i < lower.length; i++) {
    if (isInWord(lower.charCodeAt(i))) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      words.push(lower.slice(start, i));
      start = -1;
    }
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

/** The words of a text, separated by one space: the form in which texts are compared. */
export const plain = (text: string): string => wordsOf(text).join(' ');

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
