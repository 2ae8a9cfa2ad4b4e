/** What a UTF-16 unit means to the word scanner. */
export enum Kind {
  Other,
  Letter,
  Digit,
  /** Inside a word and of no account: soft hyphen, joiners, marks. */
  Ignorable,
  Space,
  HalfSpace,
  Newline,
  SentenceEnd,
  Period,
  ClauseEnd,
  /** A slash or bar between the headlines of a digest. */
  Bar,
  Hyphen,
  Apostrophe,
}

const SETS: [Kind, string][] = [
  [
    Kind.Ignorable,
    '\u00ad\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u0640',
  ],
  [Kind.Space, ' \t\u00a0\u2009\u202f'],
  [Kind.HalfSpace, '\u200c'],
  [Kind.Newline, '\n\r\u2028\u2029'],
  [Kind.SentenceEnd, '!?؟…。'],
  [Kind.Period, '.'],
  [Kind.ClauseEnd, ',;:،؛()[]–—'],
  [Kind.Bar, '/|'],
  [Kind.Hyphen, '-‐‑'],
  [Kind.Apostrophe, "'’ʼ`"],
];

// One table look-up per character is what keeps the scanner linear.
const TABLE = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  const char = String.fromCharCode(code);
  if (/\p{M}/u.test(char)) TABLE[code] = Kind.Ignorable;
  else if (/\p{L}/u.test(char)) TABLE[code] = Kind.Letter;
  else if (/\p{Nd}/u.test(char)) TABLE[code] = Kind.Digit;
}
for (const [kind, characters] of SETS) for (const char of characters) TABLE[char.charCodeAt(0)] = kind;

export const kindOf = (text: string, index: number): Kind => TABLE[text.charCodeAt(index)] as Kind;

/** True when the character at the index begins no lower-case word, so that a sentence may start there. */
export function startsSentence(text: string, index: number): boolean {
  const char = text.charAt(index);
  return char.toLowerCase() !== char || char.toUpperCase() === char;
}
