import { Kind, kindOf, startsSentence } from './characters.js';

/** The words of a text with their place in it; the arrays run in parallel. */
export interface Words {
  text: string;
  count: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Running number of the sentence, and of the clause across sentences. */
  sentences: Uint32Array;
  clauses: Uint32Array;
  /** First word of each sentence, with one entry past the end. */
  sentenceStarts: number[];
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr gen lt col sen rep gov st no vs inc ltd co corp prof rev fig jan feb mar apr jun jul aug sep sept oct nov dec г гг тыс млн млрд им ул см проф акад ген'.split(
    ' ',
  ),
);
const LONGEST_ABBREVIATION = 4;
// "3.3 million barrels" is not the 3+3 format.
const SEPARATORS = '.,٫٬';

// English sets no comma before most of these: "did not help a partner that gave it drones" denies the help only.
const CLAUSE_OPENERS = new Set(
  'that which who whom whose while although though because whereas but despite after before since until но однако хотя которые который которая که اما ولی زیرا چون'.split(
    ' ',
  ),
);
const LONGEST_OPENER = 8;
// Most words are told apart by their first letter and length alone, without cutting them out of the text.
const outline = (word: string, start: number, length: number): number => word.charCodeAt(start) * 16 + length;
const OPENER_OUTLINES = new Set(
  [...CLAUSE_OPENERS].flatMap((word) => [word, word.toUpperCase()].map((form) => outline(form, 0, form.length))),
);

/**
 * Splits a text into words, clauses and sentences in one pass.
 *
 * A word is a run of letters, or a number: "Su-35", "Su35" and "Су 35" all give two. Soft hyphens stay inside a word, a
 * hyphen at a line end joins, the Persian half-space separates like a space. Offsets are UTF-16 units.
 */
export function splitWords(text: string): Words {
  const scanner = new Scanner(text);
  let index = 0;
  while (index < text.length) index = scanner.step(index);
  return scanner.finish();
}

class Scanner {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly sentences: number[] = [];
  private readonly clauses: number[] = [];
  private readonly sentenceStarts = [0];
  private sentence = 0;
  private clause = 0;

  constructor(private readonly text: string) {}

  /** Reads what stands at the index and returns where to go on. */
  step(index: number): number {
    const kind = kindOf(this.text, index);
    if (kind === Kind.Letter || kind === Kind.Digit) return this.word(index, kind);
    if (kind === Kind.SentenceEnd || kind === Kind.Newline) this.endSentence();
    else if (kind === Kind.Period) this.period(index);
    else if (kind === Kind.Bar) this.bar(index);
    else if (kind === Kind.ClauseEnd || (kind === Kind.Hyphen && this.isDash(index))) this.clause++;
    return index + 1;
  }

  finish(): Words {
    const count = this.starts.length;
    if (this.sentenceStarts.at(-1) !== count) this.sentenceStarts.push(count);
    return {
      text: this.text,
      count,
      starts: new Uint32Array(this.starts),
      ends: new Uint32Array(this.ends),
      sentences: new Uint32Array(this.sentences),
      clauses: new Uint32Array(this.clauses),
      sentenceStarts: this.sentenceStarts,
    };
  }

  private word(start: number, kind: Kind): number {
    let end = start + 1;
    for (; end < this.text.length; end++) {
      const next = kindOf(this.text, end);
      if (next !== kind && next !== Kind.Ignorable) {
        const joined = kind === Kind.Letter ? this.afterLineBreak(end, next) : this.afterSeparator(end);
        if (joined === 0) break;
        end = joined;
      }
    }
    if (this.opensClause(start, end)) this.clause++;
    this.starts.push(start);
    this.ends.push(end);
    this.sentences.push(this.sentence);
    this.clauses.push(this.clause);
    return end;
  }

  private opensClause(start: number, end: number): boolean {
    if (end - start > LONGEST_OPENER || !OPENER_OUTLINES.has(outline(this.text, start, end - start))) return false;
    return CLAUSE_OPENERS.has(this.text.slice(start, end).toLowerCase());
  }

  /** Where a number goes on after the separator of its decimals or thousands, or 0 when what stands there is none. */
  private afterSeparator(index: number): number {
    return SEPARATORS.includes(this.text.charAt(index)) && kindOf(this.text, index + 1) === Kind.Digit ? index + 1 : 0;
  }

  /** Where a word goes on after "-\n", or 0 when the hyphen is no division. */
  private afterLineBreak(hyphen: number, kind: Kind): number {
    if (kind !== Kind.Hyphen) return 0;
    let index = hyphen + 1;
    if (kindOf(this.text, index) !== Kind.Newline) return 0;
    while (kindOf(this.text, index) === Kind.Newline) index++;
    const char = this.text.charAt(index);
    return kindOf(this.text, index) === Kind.Letter && char.toUpperCase() !== char ? index : 0;
  }

  private endSentence(): void {
    if (this.sentenceStarts.at(-1) === this.starts.length) return;
    this.sentence++;
    this.clause++;
    this.sentenceStarts.push(this.starts.length);
  }

  private period(index: number): void {
    let next = index + 1;
    while (next < this.text.length && !this.isWordOrSpace(next)) next++;
    if (next < this.text.length && kindOf(this.text, next) !== Kind.Space && kindOf(this.text, next) !== Kind.Newline)
      return;
    while (next < this.text.length && kindOf(this.text, next) === Kind.Space) next++;
    if (!this.isAbbreviation(index) && startsSentence(this.text, next)) this.endSentence();
  }

  private isWordOrSpace(index: number): boolean {
    const kind = kindOf(this.text, index);
    return kind === Kind.Letter || kind === Kind.Digit || kind === Kind.Space || kind === Kind.Newline;
  }

  private isAbbreviation(period: number): boolean {
    const start = this.starts.at(-1) ?? 0;
    if (this.ends.at(-1) !== period || period - start > LONGEST_ABBREVIATION) return false;
    const word = this.text.slice(start, period);
    return (word.length === 1 && /\p{Lu}/u.test(word)) || ABBREVIATIONS.has(word.toLowerCase());
  }

  private bar(index: number): void {
    const spaced = kindOf(this.text, index - 1) === Kind.Space || kindOf(this.text, index + 1) === Kind.Space;
    const persian = /[\u0600-\u06ff]/.test(this.text.charAt(index + 1));
    if (spaced || persian) this.endSentence();
    else this.clause++;
  }

  private isDash(index: number): boolean {
    return kindOf(this.text, index - 1) === Kind.Space || kindOf(this.text, index + 1) === Kind.Space;
  }
}
