import type { CompiledCodebook } from './codebook.js';
import { closenessOfBoth, type Finding, inTitle } from './judge.js';
import type { Scan } from './scan.js';

/** Named numbers that a logistic model weighs. The names are the keys of the weights file. */
export type Features = Record<string, number>;

const LONG_TEXT_SENTENCES = 8;

/** What speaks for and against the article being about the two sides. */
export function relevanceFeatures(scan: Scan, found: readonly Finding[], compiled: CompiledCodebook): Features {
  return {
    bias: 1,
    ...sideFeatures(scan, compiled),
    ...findingFeatures(scan, found),
    ...topicFeatures(scan, compiled),
  };
}

function sideFeatures(scan: Scan, { special, conceptIds }: CompiledCodebook): Features {
  const [one, other] = special.sides;
  const closeness = scan.sentences.map((sentence) => closenessOfBoth(sentence, scan, one, other));
  const both = scan.sentences.filter((s) => s.byConcept.has(one) && s.byConcept.has(other));
  const inZone = (zone: string, listed: boolean) => Number(both.some((s) => s.zone === zone && s.listed === listed));
  const titled = [one, other].filter((side) => inTitle(scan, side)).length;
  const lead = scan.sentences.filter(({ zone }) => zone === 'lead');
  const missing = [one, other].find((side) => !inTitle(scan, side));
  const leadSupplies = titled === 1 && lead.some((s) => missing !== undefined && s.byConcept.has(missing));
  const total = Math.max(scan.sentences.length, 1);
  const bond = conceptIds.get('bond');
  return {
    'title-both': inZone('title', false),
    'title-list': inZone('title', true),
    'title-none': Number(titled === 0),
    'title-one': Number(titled === 1),
    'lead-both': inZone('lead', false),
    'lead-list': inZone('lead', true),
    'lead-supplies': Number(leadSupplies),
    'both-count': Math.log1p(both.filter(({ listed }) => !listed).length),
    'both-share': both.filter(({ listed }) => !listed).length / total,
    'closeness-sum': Math.log1p(closeness.reduce((sum, value) => sum + value, 0)),
    'one-side-only': Number([one, other].some((side) => !scan.sentences.some((s) => s.byConcept.has(side)))),
    'bond-both': Number(both.some((s) => !s.listed && bond !== undefined && s.byConcept.has(bond))),
    long: Number(total > LONG_TEXT_SENTENCES),
  };
}

function findingFeatures(scan: Scan, found: readonly Finding[]): Features {
  const best = (zone: string) => Math.max(0, ...found.filter((f) => f.sentence.zone === zone).map((f) => f.value));
  const touched = new Set(found.map(({ sentence }) => sentence.index)).size;
  return {
    'best-title': best('title'),
    'best-lead': best('lead'),
    'best-body': best('body'),
    'findings-count': Math.log1p(found.length),
    'findings-share': touched / Math.max(scan.sentences.length, 1),
    'indicators-count': Math.log1p(new Set(found.map(({ rule }) => rule.indicator)).size),
    'no-finding': Number(found.length === 0),
  };
}

function topicFeatures(scan: Scan, { special, concepts }: CompiledCodebook): Features {
  const features: Features = {};
  for (const topic of special.topics) {
    const name = concepts[topic]!.slice('topic:'.length);
    features[`topic:${name}:title`] = Number(inTitle(scan, topic));
    features[`topic:${name}:text`] = Number(scan.sentences.some((s) => s.zone !== 'title' && s.byConcept.has(topic)));
  }
  return features;
}

/** What speaks for one indicator, given all that was found; found must hold the indicator's own findings. */
export function labelFeatures(
  indicator: number,
  own: readonly Finding[],
  all: readonly Finding[],
  relevance: number,
  id: string,
): Features {
  const best = (zone: string, from = own) =>
    Math.max(0, ...from.filter((f) => f.sentence.zone === zone).map((f) => f.value));
  const strongest = (from: readonly Finding[]) => Math.max(0, ...from.map(({ value }) => value));
  const others = all.filter(({ rule }) => rule.indicator !== indicator);
  return {
    bias: 1,
    [`indicator:${id}`]: 1,
    title: best('title'),
    lead: best('lead'),
    body: best('body'),
    count: Math.log1p(own.length),
    relevance: Math.log(relevance / (1 - relevance)),
    rivalry: strongest(others) - strongest(own),
    'rival-title': best('title', others as Finding[]),
    'own-share': own.length / all.length,
    sentences: Math.log1p(new Set(own.map(({ sentence }) => sentence.index)).size),
  };
}

/** The logistic model: the probability that the weighted features stand for. Features without a weight count nothing. */
export function probability(features: Features, weights: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in features) sum += features[name]! * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
