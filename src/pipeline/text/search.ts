const sameLetters = new Map(
  [...'يىكۀةأإٱؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ё'].map((letter, index) => [
    letter,
    [...'ییکههاااوی01234567890123456789е'][index] ?? '',
  ]),
);

/**
 * One spelling for what readers take as the same word, as the database's search_normal() has it:
 * Persian letters and digits, the half-space, plural and adjective endings, the Russian yo,
 * and the cases of Russian nouns whose ends a stemmer takes for those of verbs.
 */
export const searchNormal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u064b-\u065f\u0670]|\u0301|[\u0640\u200c\u200d]/gu, '')
    .replace(/[يىكۀةأإٱؤئ٠-٩۰-۹ё]/g, (letter) => sameLetters.get(letter) ?? letter)
    .replace(/([\u0621-\u06ff]{3}) ?ها(ی|یی|یم|یت|یش|یمان|یتان|یشان)?(?![\u0621-\u06ff])/g, '$1')
    .replace(/([\u0621-\u06ff]{3})ی(?![\u0621-\u06ff])/g, '$1')
    .replace(/([а-я]{2}(ан|ян|ал|ен|ил|им|ит))(а|у|е|ы|ом|ой|ов|ам|ами|ах)(?![а-я])/g, '$1');

const wordPattern = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu;

/** The words of the texts that could be forms of a stem: the few that the database is then asked about. */
export function candidateForms(texts: string[], stems: string[]): string[] {
  const beginnings = stems.map(beginning);
  const words = new Set(texts.flatMap((text) => text.match(wordPattern) ?? []));
  return [...words].filter((word) => {
    const normal = searchNormal(word);
    return beginnings.some((stem) => normal.startsWith(stem));
  });
}

// English stems end in i where the word has y or ie, and drop an e that a form may lack: all but the last letter is common.
const beginning = (stem: string) => (stem.length > 3 ? stem.slice(0, -1) : stem);

/** Where the words stand in a text. */
export function occurrences(text: string, words: ReadonlySet<string>): { start: number; end: number }[] {
  if (words.size === 0) return [];
  return [...text.matchAll(wordPattern)]
    .filter(([word]) => words.has(word))
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}
