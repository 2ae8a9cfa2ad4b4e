/** Guesses the charset of text that is not UTF-8 from how likely its letters are. */

import { decodeAs } from './bytes.js';

interface Candidate {
  charset: string;
  /** The letters that make up most of the texts for which the charset is used. */
  frequent: ReadonlySet<string>;
  /** Its other letters. */
  letters: RegExp;
  /** What the wrong charset makes of words: each costs as much as a letter gains. */
  unlikely: RegExp;
}

/** No word mixes another script with Latin, and small letters do not precede capitals. */
const MIXED = /\p{Script=Latin}(?!\p{Script=Latin})\p{L}|(?!\p{Script=Latin})\p{L}\p{Script=Latin}|\p{Ll}\p{Lu}/gu;
/** Accented letters stand alone in the languages that have them. */
const CROWDED = /(?![A-Za-z])\p{L}(?![A-Za-z])\p{L}/gu;
const NOTHING = /(?!)/g;

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
}

const CYRILLIC = {
  frequent: new Set('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґў«»—–„“№'),
  letters: /[А-яёЁІЇЄ]/,
  unlikely: MIXED,
};
const ARABIC = {
  frequent: new Set('اليمنروتبةعدسفهكقحجشصطخذئءثغضآأإپچژگکی،؛؟«»'),
  letters: /[\u0621-\u06cc\u200c]/,
  unlikely: MIXED,
};
const JAPANESE = { frequent: new Set(range(0x3041, 0x30fe)), letters: /[\u4e00-\u9fffー]/, unlikely: NOTHING };
const CHINESE = {
  frequent: new Set(
    '的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可' +
      '她里裏后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三' +
      '已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话話儿兒者向情部正名' +
      '定女问問力机機给給等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽世气氣信北少关關并並内內' +
      '加化由却卻代军軍产產入先山五太水万萬市，。、：“”',
  ),
  letters: /[\u4e00-\u9fff]/,
  unlikely: NOTHING,
};

const CANDIDATES: readonly Candidate[] = [
  { charset: 'windows-1251', ...CYRILLIC },
  { charset: 'koi8-r', ...CYRILLIC },
  { charset: 'iso-8859-5', ...CYRILLIC },
  { charset: 'ibm866', ...CYRILLIC },
  { charset: 'windows-1256', ...ARABIC },
  { charset: 'iso-8859-6', ...ARABIC },
  {
    charset: 'windows-1252',
    frequent: new Set('àáâãäåæçèéêëìíîïñòóôõöøùúûüß’‘“”–—…€£©®«»°·§'),
    letters: /[À-Ö Ø-ß]/,
    unlikely: CROWDED,
  },
  {
    charset: 'windows-1250',
    frequent: new Set('ąćęłńóśźżáčďéěíňřšťúůýžőűăţşâî„”“–…'),
    letters: /[Ą-ž]/,
    unlikely: CROWDED,
  },
  { charset: 'windows-1254', frequent: new Set('ığşçöüİâ’“”'), letters: /[ĞŞÇÖÜîû]/, unlikely: CROWDED },
  { charset: 'windows-1253', frequent: new Set('αεηιοστνρκλμπυςάέήίόύώθγδχφβ«»'), letters: /[Α-ώ]/, unlikely: MIXED },
  {
    charset: 'windows-1255',
    frequent: new Set('אבגדהוזחטיכלמנסעפצקרשתםןךףץ'),
    letters: /[\u05b0-\u05c7]/,
    unlikely: MIXED,
  },
  {
    charset: 'windows-874',
    frequent: new Set('านรกอเมยลวดทสตะปบคหแจพชขใไโผงถัี่้์ุูึื'),
    letters: /[\u0e01-\u0e4e]/,
    unlikely: MIXED,
  },
  { charset: 'euc-jp', ...JAPANESE },
  { charset: 'shift_jis', ...JAPANESE },
  { charset: 'euc-kr', frequent: new Set(range(0xac00, 0xd7a3)), letters: /[\u4e00-\u9fff]/, unlikely: NOTHING },
  { charset: 'gb18030', ...CHINESE },
  { charset: 'big5', ...CHINESE },
];

/** Controls, drawings, private characters, and what could not be decoded. */
const IMPOSSIBLE = /[\u0080-\u009f\u2500-\u259f\ue000-\uf8ff\ufffd]/;
const SAMPLE = 6000;
/** A declaration counts as much as this share of likely letters, and the more the fewer letters there are. */
const TRUST = 0.15;
const TRUST_IN_LETTERS = 3;

/** The charset under which the bytes look most like language; `declared` ones have the benefit of the doubt. */
export function guessCharset(bytes: Uint8Array, declared: readonly string[]): string {
  const sample = foreignBytes(bytes);
  const trust = TRUST + TRUST_IN_LETTERS / Math.max(1, sample.filter((byte) => byte > 0x7f).length);
  const trusted = new Set(declared.map((name) => new TextDecoder(name).encoding));
  let best = { charset: declared.find((name) => name !== 'utf-8') ?? 'windows-1252', score: 0 };
  for (const candidate of CANDIDATES) {
    const score = likelihood(sample, candidate) + (trusted.has(candidate.charset) ? trust : 0);
    if (score > best.score) best = { charset: candidate.charset, score };
  }
  return best.charset;
}

/** The words that hold bytes beyond ASCII: markup and English say nothing about the charset. */
function foreignBytes(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (let i = 0; i < bytes.length && kept.length < SAMPLE; i++) {
    const near = bytes[i]! > 0x7f || bytes[i - 1]! > 0x7f || (bytes[i + 1]! > 0x7f && bytes[i]! > 0x40);
    if (near) kept.push(bytes[i]!);
  }
  return Uint8Array.from(kept);
}

/** At most 1: how much of the text beyond ASCII is letters of the language, frequent ones counting fully. */
function likelihood(sample: Uint8Array, { charset, frequent, letters, unlikely }: Candidate): number {
  const text = decodeAs(charset, sample);
  let foreign = 0;
  let good = 0;
  for (const character of text) {
    if (character <= '\x7f') continue;
    foreign++;
    if (frequent.has(character)) good += 1;
    else if (letters.test(character)) good += 0.4;
    else if (IMPOSSIBLE.test(character)) good -= 2;
  }
  return (good - (text.match(unlikely)?.length ?? 0)) / Math.max(1, foreign);
}
