import { UserError } from '../../errors.js';

const MOST_VARIANTS = 2000;

/** Finds the phrases that a {name} stands for in the language at hand. */
export type Lookup = (name: string) => readonly string[] | undefined;

/**
 * Writes out a phrase pattern as plain word sequences.
 *
 * "(a|b) c" gives "a c" and "b c", "[a] b" gives "a b" and "b", "{name}" gives every phrase of that concept.
 */
export function expandPhrase(pattern: string, lookup: Lookup, seen: readonly string[] = []): string[] {
  let variants = [''];
  for (const part of pattern.match(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|[^()[\]{}]+/g) ?? []) {
    const choices = choicesOf(part, lookup, seen, pattern);
    variants = variants.flatMap((head) => choices.map((choice) => `${head} ${choice}`.trim()));
    if (variants.length > MOST_VARIANTS)
      throw new UserError(
        `The pattern "${pattern}" has over ${MOST_VARIANTS} variants: split it into concepts of a rule.`,
      );
  }
  return variants;
}

function choicesOf(part: string, lookup: Lookup, seen: readonly string[], pattern: string): string[] {
  if (part.startsWith('(')) return part.slice(1, -1).split('|').map(trimmed);
  if (part.startsWith('[')) return ['', ...part.slice(1, -1).split('|').map(trimmed)];
  if (!part.startsWith('{')) return [part.trim()];
  const name = part.slice(1, -1);
  if (seen.includes(name)) throw new UserError(`The concept "${name}" refers to itself.`);
  const found = lookup(name);
  if (!found) throw new UserError(`The pattern "${pattern}" names {${name}}, which is no concept or side.`);
  return found.flatMap((phrase) => expandPhrase(phrase, lookup, [...seen, name]));
}

const trimmed = (text: string): string => text.trim();

/** The words of a phrase, cut as the scanner cuts a text, with the marks of possessives, exact words and beginnings kept. */
export const wordsOf = (phrase: string): string[] =>
  phrase.match(/'s(?!\p{L})|=?\p{L}[\p{L}\p{M}\u00ad\u200d]*\*?|\p{Nd}+(?:[.,٫٬]\p{Nd}+)*/gu) ?? [];
