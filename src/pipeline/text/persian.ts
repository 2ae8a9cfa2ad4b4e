/** Arabic code points that Persian keyboards and Arabic ones write differently. */
const LETTERS: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ؤ: 'و',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
};

// Longest first: the plural with its linking vowel must go before the bare plural.
const SUFFIXES = ['هایشان', 'هایی', 'های', 'ها', 'ترین', 'یهای'];
const SHORTEST_ROOT = 3;

/** Affixes that stand alone once the half-space is read as a space; they carry no meaning of their own. */
export const PERSIAN_AFFIXES = new Set(
  'ها های هایی هایش هایشان می ی ای ام ات اش مان تان شان اند تر ترین را'.split(' ').map(normalizePersian),
);

/** Persian letters instead of their Arabic twins, Western digits. */
export function normalizePersian(word: string): string {
  return word
    .replace(/[يىئكةۀؤأإآٱ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}

/** Strips plural and comparative endings that are written onto the word, and the ezafe after a long vowel ("دانشجوی"). */
export function stemPersian(word: string): string {
  const normal = normalizePersian(word);
  for (const suffix of SUFFIXES)
    if (normal.endsWith(suffix) && normal.length - suffix.length >= SHORTEST_ROOT)
      return normal.slice(0, -suffix.length);
  return /[او]ی$/.test(normal) && normal.length > SHORTEST_ROOT ? normal.slice(0, -1) : normal;
}
