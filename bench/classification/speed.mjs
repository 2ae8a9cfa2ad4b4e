import { createRequire } from 'node:module';
import { classify } from '../../dist/src/pipeline/classification/classify.js';
import { compileCodebook } from '../../dist/src/pipeline/classification/codebook.js';
import { relevance } from './measure.mjs';

const CHARACTERS = 4000;
const ROUNDS = 7;
const LONGEST = 300;
const HELD_OUT_SHARE = 5;

/**
 * Speed on one thread, beside natural's BayesClassifier and wink-nlp's tokenizer in the same run, for texts of growing
 * length and for three times the patterns.
 */
export async function speedOf(rows, codebook) {
  const long = longest(rows.map(({ item }) => item));
  const articles = long.map((item) => ofLength(item, CHARACTERS));
  const compiled = compileCodebook(codebook);
  const own = (article) => classify(article, compiled);
  const subject = { rows, codebook, compiled, long, articles, own };
  return {
    articles: articles.length,
    characters: CHARACTERS,
    entente: speed(articles, own),
    ...bayes(subject),
    wink: await wink(subject),
    length: lengths(subject),
    patterns: patterns(subject),
  };
}

/** Short texts would have to be repeated often, and what was just read is read faster. */
const longest = (items) => items.toSorted((a, b) => b.text.length - a.text.length).slice(0, LONGEST);

function ofLength(item, characters) {
  const times = Math.ceil(characters / (item.text.length + 1));
  return { ...item, text: Array(times).fill(item.text).join('\n').slice(0, characters) };
}

/** Articles and characters per second in the best of some rounds; the machine may have other work in the others. */
function speed(all, work, rounds = ROUNDS) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) best = Math.min(best, secondsFor(all, work));
  const characters = all.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
  return { articlesPerSecond: Math.round(all.length / best), charactersPerSecond: Math.round(characters / best) };
}

function secondsFor(all, work) {
  const start = performance.now();
  for (const article of all) work(article);
  return (performance.now() - start) / 1000;
}

/** Natural's classifier learns four months in five and is judged on the fifth, as the fitted weights are. */
function bayes({ rows, articles }) {
  const require = createRequire(import.meta.url);
  const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier.js');
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const isHeldOut = ({ month }) => months.indexOf(month) % HELD_OUT_SHARE === 0;
  const classifier = new BayesClassifier();
  for (const { item, gold } of rows.filter((row) => !isHeldOut(row)))
    classifier.addDocument(`${item.title} ${item.text}`, String(gold.relevant));
  classifier.train();
  const judge = ({ title, text }) => classifier.classify(`${title} ${text}`) === 'true';
  const heldOut = rows.filter(isHeldOut);
  const f1 = relevance(heldOut.map(({ item, gold }) => ({ gold, predicted: { relevant: judge(item) } }))).f1;
  return { naturalBayes: { ...speed(articles.slice(0, 40), judge, 2), heldOutF1: Number(f1.toFixed(3)) } };
}

async function wink({ articles }) {
  try {
    const [{ default: winkNLP }, { default: model }] = await Promise.all([
      import('wink-nlp'),
      import('wink-eng-lite-web-model'),
    ]);
    const nlp = winkNLP(model, ['sbd', 'pos']);
    return speed(articles.slice(0, 100), ({ title, text }) => nlp.readDoc(`${title}\n${text}`).tokens().length(), 3);
  } catch {
    return { missing: 'run "npm ci" in bench/classification to measure wink-nlp' };
  }
}

/** Microseconds per 1,000 characters for texts of growing length: constant means linear. */
function lengths({ long, own }) {
  return [1000, 4000, 16_000, 64_000].map((characters) => {
    const some = long.slice(0, Math.max(8, Math.round(400_000 / characters))).map((item) => ofLength(item, characters));
    const { charactersPerSecond } = speed(some, own);
    return { characters, microsecondsPerThousand: Number((1e9 / charactersPerSecond).toFixed(1)) };
  });
}

/** The same articles with three times the patterns, in turns so that both meet the same machine. */
function patterns({ codebook, compiled, articles, own }) {
  const more = compileCodebook(tripled(codebook, compiled));
  const withMore = (article) => classify(article, more);
  let [base, grown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    base = Math.min(base, secondsFor(articles, own));
    grown = Math.min(grown, secondsFor(articles, withMore));
  }
  return {
    patterns: compiled.meanings.length,
    grownTo: more.meanings.length,
    slowerPercent: Number((100 * (grown / base - 1)).toFixed(1)),
  };
}

/** Two more concepts for every one, made of its phrases' words in other company. */
function tripled(codebook, compiled) {
  const concepts = { ...codebook.concepts };
  const missing = 2 * compiled.meanings.length;
  const words = [
    ...new Set(Object.values(codebook.concepts).flatMap(({ en = [] }) => en.join(' ').match(/\p{L}{4,}/gu) ?? [])),
  ];
  const phrases = Array.from({ length: missing }, (_, i) => {
    const [one, two] = [i % words.length, (i * 7 + Math.floor(i / words.length) * 13 + 1) % words.length];
    return `${words[one]} ${words[two]} ${words[(one + two) % words.length]}`;
  });
  concepts['more-patterns'] = { en: phrases };
  return { ...codebook, concepts };
}

/** The figures as lines for people. */
export function speedTable({ entente, naturalBayes, wink: other, length, patterns: grown, ...size }) {
  const line = (name, { articlesPerSecond, charactersPerSecond }, note = '') =>
    `${name.padEnd(34)} ${String(articlesPerSecond).padStart(10)} ${String(charactersPerSecond).padStart(14)} ${note}`;
  return [
    `${size.articles} articles of ${size.characters} characters, one thread, Node ${process.version}`,
    `${'what'.padEnd(34)} ${'articles/s'.padStart(10)} ${'characters/s'.padStart(14)}`,
    line('entente classify', entente),
    line('natural BayesClassifier', naturalBayes, `held-out relevance F1 ${naturalBayes.heldOutF1}`),
    other.missing
      ? `${'wink-nlp tokens, sentences, tags'.padEnd(34)} ${other.missing}`
      : line('wink-nlp tokens, sentences, tags', other),
    '',
    `length: ${length.map((l) => `${l.characters} chars ${l.microsecondsPerThousand} µs per 1,000`).join(' · ')}`,
    `patterns: ${grown.patterns} to ${grown.grownTo}: ${grown.slowerPercent} % slower`,
  ].join('\n');
}
