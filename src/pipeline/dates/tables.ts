import { HALVES, JALALI_MONTHS, MONTHS, NOISE, WEEKDAYS } from './words.js';
import { ZONE_HOURS } from './zones.js';

/** One spelling for words that differ only in accents, points or the Arabic and Persian forms of a letter. */
export function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u200c.'’]/gu, '')
    .normalize('NFC')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ı', 'i');
}

type Names = ReadonlyMap<string, number>;

/** Full names first, then every shortened form, unless it could mean two numbers: then `several`, or nothing. */
function names(lists: Iterable<string>, shortest: number, several?: number): Names {
  const full = new Map<string, number>();
  const short = new Map<string, number | undefined>();
  for (const list of lists) {
    list.split(' ').forEach((spellings, number) => {
      for (const word of spellings.split('|').map(plain)) {
        full.set(word, number);
        if (/\p{Script=Arabic}/u.test(word)) continue;
        for (let length = shortest; length < word.length; length++) {
          const start = word.slice(0, length);
          short.set(start, !short.has(start) || short.get(start) === number ? number : several);
        }
      }
    });
  }
  for (const [word, number] of short) if (number !== undefined && !full.has(word)) full.set(word, number);
  return full;
}

/** Zero-based. */
export const MONTH_NAMES = names(Object.values(MONTHS), 3);
export const JALALI_MONTH_NAMES = names(JALALI_MONTHS, 99);
/** Monday is 0, -1 what is some weekday ('di' in German and in French). */
export const WEEKDAY_NAMES = names(Object.values(WEEKDAYS), 2, -1);

const byPlainWord = <T>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(table).map(([word, value]) => [plain(word), value]));

export const HALF_NAMES = byPlainWord(HALVES);
export const ZONE_NAMES = byPlainWord(ZONE_HOURS);
export const NOISE_WORDS: ReadonlySet<string> = new Set([...NOISE].map(plain));

/** Names of two words, which a reader of single words would not see. */
export const PAIRS: ReadonlyArray<readonly [string, string]> = [...Object.values(MONTHS), ...Object.values(WEEKDAYS)]
  .flatMap((list) => list.split(/[ |]/))
  .filter((word) => word.includes('_'))
  .map((word) => [word.replace('_', ' '), word]);
