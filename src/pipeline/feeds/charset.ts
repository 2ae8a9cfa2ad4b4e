/** Guesses the charset of text that is not UTF-8 from how likely its letters are. */

interface Candidate {
  charset: string;
  /** The letters that make up most of the texts for which the charset is used. */
  frequent: RegExp;
  /** Its other letters. */
  letters: RegExp;
}

const CYRILLIC = { frequent: /[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґў]/g, letters: /[А-Яё]/g };
const ARABIC = { frequent: /[اليمنروتبةعدسفهكقحجشصطخذئءثغضآأإپچژگکی]/g, letters: /[\u0621-\u06cc]/g };
const HAN = '的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可她里裏后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话話儿兒者向情部正名定女问問力机機给給等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽世气氣信北少关關并並内內加化由却卻代军軍产產入先山五太水万萬市';

const CANDIDATES: readonly Candidate[] = [
  { charset: 'windows-1251', ...CYRILLIC },
  { charset: 'koi8-r', ...CYRILLIC },
  { charset: 'iso-8859-5', ...CYRILLIC },
  { charset: 'ibm866', ...CYRILLIC },
  { charset: 'windows-1256', ...ARABIC },
  { charset: 'iso-8859-6', ...ARABIC },
  { charset: 'windows-1252', frequent: /[àáâãäåæçèéêëìíîïñòóôõöøùúûüß’‘“”–—…€]/g, letters: /[À-ÖØ-ß«»°·©®]/g },
  { charset: 'windows-1250', frequent: /[ąćęłńóśźżáčďéěíňřšťúůýžőűăţş„”]/g, letters: /[ĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽŐŰ]/g },
  { charset: 'windows-1253', frequent: /[αεηιοστνρκλμπυςάέήίόύώθγδχφβωξ]/g, letters: /[Α-Ωζψϊϋ]/g },
  { charset: 'windows-1254', frequent: /[ığşçöüİ]/g, letters: /[ĞŞÇÖÜâîû]/g },
  { charset: 'windows-1255', frequent: /[א-ת]/g, letters: /[\u05b0-\u05c7]/g },
  { charset: 'windows-874', frequent: /[\u0e01-\u0e4e]/g, letters: /[\u0e4f-\u0e5b]/g },
  { charset: 'shift_jis', frequent: /[\u3041-\u3093\u30a1-\u30fc、。]/g, letters: /[\u4e00-\u9fff]/g },
  { charset: 'euc-jp', frequent: /[\u3041-\u3093\u30a1-\u30fc、。]/g, letters: /[\u4e00-\u9fff]/g },
  { charset: 'euc-kr', frequent: /[\uac00-\ud7a3]/g, letters: /[\u4e00-\u9fff]/g },
  { charset: 'gb18030', frequent: new RegExp(`[${HAN}，。]`, 'g'), letters: /[\u4e00-\u9fff]/g },
  { charset: 'big5', frequent: new RegExp(`[${HAN}，。]`, 'g'), letters: /[\u4e00-\u9fff]/g },
];

const SAMPLE = 20_000;
/** A declaration counts as much as this share of likely letters. */
const TRUST = 0.15;

/** The charset under which the bytes look most like language; `declared` ones have the benefit of the doubt. */
export function guessCharset(bytes: Uint8Array, declared: readonly string[]): string {
  const sample = foreignBytes(bytes);
  const trusted = new Set(declared.map((name) => new TextDecoder(name).encoding));
  let best = { charset: declared.find((name) => name !== 'utf-8') ?? 'windows-1252', score: 0 };
  for (const candidate of CANDIDATES) {
    const score = likelihood(sample, candidate) + (trusted.has(candidate.charset) ? TRUST : 0);
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

/** 0 to 1: how much of the text beyond ASCII is letters of the language, frequent ones counting fully. */
function likelihood(sample: Uint8Array, { charset, frequent, letters }: Candidate): number {
  const text = new TextDecoder(charset).decode(sample);
  const foreign = text.replace(/[\0-\x7f]/g, '').length;
  if (foreign === 0) return 0;
  // A capital after a small letter is what the wrong Cyrillic charset makes of every word.
  const inverted = text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;
  const bad = text.match(/[\ufffd\u0080-\u009f\u2500-\u259f\ue000-\uf8ff]/g)?.length ?? 0;
  const good = (text.match(frequent)?.length ?? 0) + 0.4 * (text.match(letters)?.length ?? 0);
  return (good - inverted - 2 * bad) / foreign;
}
