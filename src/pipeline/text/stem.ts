// The package's main entry opens database drivers and reads .env, so only these two modules of natural are loaded.
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import { stemPersian } from './persian.js';

const CYRILLIC = /[а-яё]/;
const ARABIC = /[\u0600-\u06ff]/;
const LATIN_LOOKALIKES: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/**
 * The stem that stands for every inflected form of a word; the script decides the language.
 * Porter's stemmer for English and Russian, our own suffix rules for Persian; other scripts come back folded only.
 */
export function stem(word: string): string {
  const folded = fold(word);
  if (CYRILLIC.test(folded)) return stemRussian(folded);
  if (ARABIC.test(folded)) return stemPersian(folded);
  return stemEnglish(folded);
}

// Very short stems collide: "used" would give "us", which is a country.
function stemEnglish(folded: string): string {
  if (folded.length < 4) return folded;
  const found = english.stem(folded);
  return found.length < 3 ? folded : found;
}

/** Lower case without accents, soft hyphens and directional marks. Persian diacritics go too. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII words need no folding at all.
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .replace(/ё/g, 'е')
    .replace(/й/g, '\u0001')
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\u0640\ufeff]/gu, '')
    .replaceAll('\u0001', 'й');
}

// Typists and optical readers mix alphabets inside one word: a Latin "e" in "прошeл".
function stemRussian(folded: string): string {
  const word = folded.replace(/[a-z]/g, (letter) => LATIN_LOOKALIKES[letter] ?? letter);
  // One pass does not reach a fixed point: "ирану" gives "иран", which itself gives "ира".
  return russian.stem(russian.stem(word));
}
