import { PAIRS, plain } from './tables.js';

export type Token =
  | { kind: 'word'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'numbers'; parts: [string, string] | [string, string, string]; slashes: boolean }
  | { kind: 'time'; text: string }
  | { kind: 'offset'; text: string }
  | { kind: 'place'; text: string };

const SPACE = /[\s,;|()،؛.\-–—/・«»]+/y;
const RULES: ReadonlyArray<readonly [Token['kind'], RegExp]> = [
  ['place', /[a-z]+\/[a-z_]+(?:\/[a-z_]+)?/y],
  ['time', /\d{1,2}(?::\d{1,2})+(?:[.,]\d+)?(?!\d)/y],
  ['numbers', /(\d{1,4})([-/.])(\d{1,3})\2(\d{1,4})(?!\d)/y],
  ['numbers', /(\d{4})([-/.])(\d{1,3})(?!\d)/y],
  ['number', /\d+/y],
  ['word', /\p{L}[\p{L}\p{M}\u200c_'’]*(?:-feira|\.\p{L}(?!\p{L}))*/uy],
];
const OFFSET = /[+\-−](\d{1,2}):?(\d{2})(?!\d)|[+\-−](\d{1,2})(?![\d:])/y;
const PARENTHESES = /\([^()]*\)/g;

const westernDigits = (text: string) =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.charCodeAt(0) - (digit >= '۰' ? 0x6f0 : 0x660)) % 10));

/** The words and numbers of a date in order; undefined when something in it can be none of them. */
export function tokens(text: string): Token[] | undefined {
  let rest = westernDigits(text.toLowerCase())
    .replace(PARENTHESES, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e]/g, '');
  for (const [pair, word] of PAIRS) rest = rest.replaceAll(pair, word);
  const found: Token[] = [];
  for (let at = 0; at < rest.length; ) {
    const before = found.at(-1);
    const token = (zoneMayFollow(before) && match('offset', OFFSET, rest, at)) || skip(rest, at) || first(rest, at);
    if (!token) return undefined;
    at = token.end;
    if (token.value) found.push(token.value);
  }
  return found;
}

interface Match {
  end: number;
  value?: Token;
}

const ZONE_WORD = /^(?:gmt|utc?|msk|z)$/;

/** Before a time "-05" is a month or a day, after one it is a zone. */
const zoneMayFollow = (before: Token | undefined) =>
  before?.kind === 'time' ||
  (before?.kind === 'number' && before.text.length === 6) ||
  (before?.kind === 'word' && ZONE_WORD.test(before.text));

function skip(text: string, at: number): Match | undefined {
  // A space may stand between a time and its offset, so the sign must be left for the next look.
  const signed = /\s(?=[+\-−]\d)/y;
  signed.lastIndex = at;
  if (signed.test(text)) return { end: at + 1 };
  SPACE.lastIndex = at;
  return SPACE.test(text) ? { end: SPACE.lastIndex } : undefined;
}

function first(text: string, at: number): Match | undefined {
  for (const [kind, rule] of RULES) {
    const found = match(kind, rule, text, at);
    if (found) return found;
  }
  return undefined;
}

function match(kind: Token['kind'], rule: RegExp, text: string, at: number): Match | undefined {
  rule.lastIndex = at;
  const groups = rule.exec(text);
  if (!groups) return undefined;
  const end = rule.lastIndex;
  if (kind !== 'numbers') return { end, value: { kind, text: kind === 'word' ? plain(groups[0]) : groups[0] } };
  const [, a = '', separator, b = '', c] = groups;
  return { end, value: { kind, parts: c === undefined ? [a, b] : [a, b, c], slashes: separator === '/' } };
}
