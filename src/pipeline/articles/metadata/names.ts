import { decodeEntities, plain } from '../words.js';
import { afterName, noName, prefix, roleOnly } from './byline-words.js';

const conjunction = / ?(?:[,;|&•·⋅]| (?:and|und|og|och|et|y|en|\/) ) ?| [–—-] /i;
const namePart =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Lo}[\p{Lo}\p{M}]*|de|del|della|der|den|di|da|dos|du|van|von|la|le|el|al|bin|ibn|ten|zu|y)$/u;

/** Two to five words that are written like the parts of a person's name. */
export const isName = (text: string): boolean => {
  const parts = text.split(' ');
  return parts.length >= 2 && parts.length <= 5 && !noName.test(text) && parts.every((part) => namePart.test(part));
};

/** Account names, roles and the site's own name or domain stand in for an author only where no person is named. */
export const isWeak = (name: string, own: string[]): boolean =>
  /^[\p{Ll}\d._-]{6,}$/u.test(name) ||
  /\.\w{2,4}$/.test(name) ||
  noName.test(name) ||
  roleOnly.test(name) ||
  own.some((site) => letters(name) === site || (site.length > 2 && letters(name).startsWith(site)));

/** A name as it is compared: its letters and digits in lower case. */
export const letters = (text: string): string => plain(text).replaceAll(' ', '');

const parts = (text: string): string[] =>
  decodeEntities(text)
    .replace(/^By(?=\p{Lu}\p{Ll})/u, '')
    .replace(prefix, '')
    .split(conjunction)
    .map((name) => name.replace(prefix, '').trim());

/** The names in a text that is nothing but names; a role alone stands for whoever holds it. */
export function split(text: string): string[] {
  const plausible = parts(text).filter(isPlausible);
  const named = plausible.filter((name) => !roleOnly.test(name));
  return named.length > 0 ? named : plausible;
}

const isPlausible = (name: string): boolean =>
  name.length > 1 && name.length < 60 && !/https?:|www\.|@|\.com\/|\d{2}/.test(name);

/** Names in a line that was written for readers, where names stand among roles and dates. */
export const inProse = (text: string): string[] =>
  parts(text)
    .filter((name) => !roleOnly.test(name))
    .map((name) => name.replace(afterName, '').trim())
    .filter(isName);

/** After a plain "By", one word will do for a name. */
export function introduced(line: string): string[] {
  const names = inProse(line);
  if (names.length > 0) return names;
  const first = (parts(line)[0] ?? '').replace(afterName, '');
  return isPlausible(first) && first.length < 25 && !/^\d|[.:!?]/.test(first) && !noName.test(first) ? [first] : [];
}
