import { Segmenter } from './body/blocks.js';
import { isRecord, parseJson } from './metadata/structured.js';
import { parsePage } from './parse.js';
import { plain } from './words.js';

/** Longer texts in the markup are complete: only stubs are looked up in the data. */
const stub = 2500;
const shortest = 400;
const largestScript = 3_000_000;
const deepest = 40;
const bodyKeys =
  /^(?:article)?(?:body|content|contents|text|html|copy|story|paragraphs|blocks|components|elements|children|richtext)$/i;
const textKeys = /^(?:text|value|content|html|body|copy|paragraph|children|data|elements|items|blocks|nodes)$/i;
const clutterTypes =
  /image|figure|photo|video|ad$|advert|newsletter|related|inline-?recirc|embed|promo|byline|caption/i;
const assignment = /^[\s;]*(?:window\.|self\.|var |let |const )?[\w.$["'\]]{1,80}\s{0,3}=\s{0,3}(?=[{[])/;

/**
 * The paragraphs of an article whose page shows only a stub while its data scripts carry the whole, as pages rendered in the browser and
 * metered ones do; undefined when the data have nothing longer that agrees with the stub.
 */
export function embeddedParagraphs(
  shown: string[],
  articleBody: string,
  scripts: string[],
  description: string,
): string[] | undefined {
  const shownSize = sizeOf(shown);
  if (shownSize > stub) return undefined;
  const candidates = [articleBody === '' ? [] : paragraphsOf(articleBody)];
  for (const script of scripts) {
    if (script.length < 2 * shownSize || script.length < shortest || script.length > largestScript) continue;
    const json = script.replace(assignment, '');
    if (/^\s*[{[]/.test(json)) gather(parseJson(json), candidates, 0);
  }
  const openings = [...shown.filter((text) => text.length > 60), description]
    .map((text) => plain(text).slice(0, 40))
    .filter((opening) => opening.length >= 25);
  const enough = Math.max(shortest, 1.8 * shownSize);
  return candidates
    .map((paragraphs, i) => ({
      paragraphs,
      size: sizeOf(paragraphs),
      agreement: agreement(paragraphs, openings),
      own: i === 0,
    }))
    .filter(
      ({ size, agreement, own }) =>
        size > enough && ((agreement > 0 && agreement * 2 >= openings.length) || (own && shownSize < shortest)),
    )
    .reduce<Candidate | undefined>(better, undefined)?.paragraphs;
}

interface Candidate {
  paragraphs: string[];
  size: number;
  agreement: number;
}

/** The candidate that agrees more; of equals the smaller one, because the larger holds other articles besides. */
function better(best: Candidate | undefined, other: Candidate): Candidate {
  if (!best || other.agreement > best.agreement) return other;
  return other.agreement === best.agreement && other.size < best.size ? other : best;
}

const sizeOf = (paragraphs: string[]): number => paragraphs.reduce((sum, text) => sum + text.length, 0);

/** How many of the openings a candidate repeats. */
function agreement(paragraphs: string[], openings: string[]): number {
  const text = plain(paragraphs.join(' '));
  return openings.filter((opening) => text.includes(opening)).length;
}

/** Collects every value under a key that publishing systems use for bodies. */
function gather(value: unknown, candidates: string[][], depth: number): void {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (bodyKeys.test(key)) {
      const paragraphs = typeof inner === 'string' ? paragraphsOf(inner) : paragraphsIn(inner);
      if (sizeOf(paragraphs) > shortest) candidates.push(paragraphs);
    }
    gather(inner, candidates, depth + 1);
  }
}

/** A body as a tree of nodes: each entry of its outermost list is a paragraph or a group of them. */
function paragraphsIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : isRecord(value) ? Object.entries(value).find(isNodeList)?.[1] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((node) => paragraphsOf(leaves(node, 0).join('')));
}

const isNodeList = ([key, value]: [string, unknown]): boolean => textKeys.test(key) && Array.isArray(value);

function leaves(node: unknown, depth: number): string[] {
  if (typeof node === 'string') return [node];
  if (depth > deepest || typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((inner) => leaves(inner, depth + 1));
  if (isRecord(node) && clutterTypes.test(String(node.type ?? node.__typename ?? ''))) return [];
  const inner = Object.entries(node).find(
    ([key, value]) => textKeys.test(key) && (typeof value === 'string' || Array.isArray(value)),
  );
  return inner ? leaves(inner[1], depth + 1) : [];
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Plain text or HTML as paragraphs. */
function paragraphsOf(text: string): string[] {
  if (!/<\w/.test(text)) return lines(text);
  return new Segmenter().run(parsePage(text)).blocks.map((block) => block.text);
}
