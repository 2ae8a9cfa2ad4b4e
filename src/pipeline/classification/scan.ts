import { splitWords, type Words } from '../text/words.js';
import type { CompiledCodebook, Meaning } from './codebook.js';

/** A concept met in the text, from its first word to its last. */
export interface Hit {
  concept: number;
  first: number;
  last: number;
  actor: string | undefined;
  /** The side that the words name; none where they make it a mere topic. */
  side: number | undefined;
}

export interface Sentence {
  index: number;
  /** Words of the sentence: from first up to, not including, end. */
  first: number;
  end: number;
  zone: 'title' | 'lead' | 'body';
  hits: Hit[];
  byConcept: Map<number, Hit[]>;
  /** Sides that stand here only as members of a list of three countries or more. */
  listed: boolean;
}

export interface Scan {
  text: string;
  words: Words;
  sentences: Sentence[];
  /** Whether the headline is a row of headlines, each of another story. */
  digest: boolean;
  /** Concepts in the headline; none where it belongs to a digest. */
  titled: ReadonlySet<number>;
}

const LEAD_SENTENCES = 2;
/** A headline of so many parts belongs to a digest. */
const DIGEST_TITLES = 3;
// Agencies open with place, date and their own name; the place is where the desk is, not who acts.
const DATELINE =
  /^\s*\p{Lu}[\p{Lu} .,'’/-]{2,30}(?:[,(][^.–—-]{0,30}[.)]?)?\s{0,3}(?:\/[^/]{2,20}\/\.?|\([^)]{2,40}\)\s{0,3}[-–—]*|[-–—_])/u;

// "Strait closed; oil tops $120; Putin flies to Minsk": the headline of a live page is that of several stories.
const STRUNG_TOGETHER = /\blive\b|(?:;.*){2}/i;
/** The headline with an end to each of its stories, and every letter where it was. */
const partedHeadline = (title: string): string => (STRUNG_TOGETHER.test(title) ? title.replaceAll(';', '!') : title);

/** Finds sentences and, in each, every concept of the codebook that no exclusion masks. */
export function scan(title: string, body: string, date: string | undefined, compiled: CompiledCodebook): Scan {
  const text = `${title}\n${body}`;
  const words = splitWords(`${partedHeadline(title)}\n${body}`);
  const sentences = sentencesOf(words, title.length);
  const dateline = DATELINE.exec(body)?.[0].length ?? 0;
  const [from, to] = [title.length + 1, title.length + 1 + dateline];
  for (const hit of findHits(words, date, compiled)) {
    const start = words.starts[hit.first]!;
    if (start >= from && start < to) continue;
    const sentence = sentences[words.sentences[hit.first]!]!;
    sentence.hits.push(hit);
    addLongest(hit, sentence.byConcept);
  }
  const headline = sentences.filter(({ zone }) => zone === 'title');
  const digest = headline.length >= DIGEST_TITLES;
  const titled = digest ? [] : headline.flatMap(({ byConcept }) => [...byConcept.keys()]);
  return { text, words, sentences, digest, titled: new Set(titled) };
}

/** Of hits of one concept inside each other only the longest stays; the automaton reports them by where they end. */
function addLongest(hit: Hit, byConcept: Map<number, Hit[]>): void {
  const same = byConcept.get(hit.concept);
  if (!same) return void byConcept.set(hit.concept, [hit]);
  if (same.some(({ first, last }) => first <= hit.first && hit.last <= last)) return;
  while (same.length > 0 && same.at(-1)!.first >= hit.first) same.pop();
  same.push(hit);
}

function sentencesOf(words: Words, titleLength: number): Sentence[] {
  const sentences: Sentence[] = [];
  let titles = 0;
  for (let index = 0; index + 1 < words.sentenceStarts.length; index++) {
    const first = words.sentenceStarts[index]!;
    const inTitle = words.starts[first]! < titleLength;
    if (inTitle) titles++;
    const zone = inTitle ? 'title' : index - titles < LEAD_SENTENCES ? 'lead' : 'body';
    sentences.push({
      index,
      first,
      end: words.sentenceStarts[index + 1]!,
      zone,
      hits: [],
      byConcept: new Map(),
      listed: false,
    });
  }
  return sentences;
}

function findHits(words: Words, date: string | undefined, compiled: CompiledCodebook): Hit[] {
  const classes = new Int32Array(words.count);
  for (let i = 0; i < words.count; i++) classes[i] = compiled.vocabulary.classOf(wordAt(words, i));
  const hits: Hit[] = [];
  const masked = new Uint8Array(words.count);
  const topical = [new Uint8Array(words.count), new Uint8Array(words.count)];
  compiled.automaton.search(classes, (phrase, first, last) => {
    const meaning = compiled.meanings[phrase]!;
    if (words.sentences[first] !== words.sentences[last] || !holdsOn(meaning, date)) return;
    const { concept, actor, side, topic } = meaning;
    if (compiled.special.masks.has(concept)) return void masked.fill(1, first, last + 1);
    if (topic) topical[side!]!.fill(1, first, last + 1);
    hits.push({ concept, first, last, actor, side: topic ? undefined : side });
  });
  const within = (mask: Uint8Array, { first, last }: Hit) => mask[first] === 1 && mask[last] === 1;
  const seen = hits.filter(
    (hit) => !within(masked, hit) && !(hit.side !== undefined && within(topical[hit.side]!, hit)),
  );
  return unshadowed(seen, compiled.special.shadows);
}

/** A possessive s keeps its apostrophe, so that it is not taken for the letter of "S-300" or "U.S.". */
function wordAt({ text, starts, ends }: Words, i: number): string {
  const word = text.slice(starts[i], ends[i]);
  return word.length === 1 && /['’][sS]/.test(text.slice(starts[i]! - 1, ends[i])) ? `'${word}` : word;
}

function unshadowed(hits: Hit[], shadows: ReadonlyMap<number, ReadonlySet<number>>): Hit[] {
  const casting = hits.filter(({ concept }) => shadows.has(concept));
  if (casting.length === 0) return hits;
  const hidden = new Set([...shadows.values()].flatMap((concepts) => [...concepts]));
  const hides = (over: Hit, hit: Hit) =>
    over.first <= hit.first && hit.last <= over.last && shadows.get(over.concept)!.has(hit.concept);
  return hits.filter((hit) => !hidden.has(hit.concept) || !casting.some((over) => hides(over, hit)));
}

/** Whether the office that the phrase stands for was held on the day. An article without a date gets the benefit. */
function holdsOn({ from, to }: Meaning, date: string | undefined): boolean {
  return date === undefined || ((from === undefined || date >= from) && (to === undefined || date <= to));
}
