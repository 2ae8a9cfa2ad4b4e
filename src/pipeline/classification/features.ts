import { gapBetween, shareClause, takesStance } from './closeness.js';
import type { CompiledCodebook } from './codebook.js';
import type { Finding } from './judge.js';
import { inTitle, type Match } from './match.js';
import type { Scan } from './scan.js';

/** Named numbers that a logistic model weighs. The names are the keys of the weights file. */
export type Features = Record<string, number>;

const LONG_TEXT_SENTENCES = 8;
/** So many words apart at most, the sides stand together: "Iran to Russia". */
const NEAR = 4;
/** A match of fewer words says what it says in one breath. */
const TIGHT = 8;
/** Keeps the log-odds of a score finite. */
const MARGIN = 1e-3;

/** What is true of the article whatever the indicator: where the sides meet, and what else it is about. */
export function contextFeatures(scan: Scan, compiled: CompiledCodebook): Features {
  return { ...sideFeatures(scan, compiled), ...topicFeatures(scan, compiled) };
}

function sideFeatures(scan: Scan, { special, conceptIds, concepts }: CompiledCodebook): Features {
  const [one, other] = special.sides;
  const both = scan.sentences.filter((s) => s.byConcept.has(one) && s.byConcept.has(other));
  const inZone = (zone: string, listed: boolean) => Number(both.some((s) => s.zone === zone && s.listed === listed));
  const apartIn = (zone: string) => {
    const meeting = both.filter((s) => s.zone === zone);
    return Number(meeting.length > 0 && meeting.every((s) => !shareClause(s, scan, one, other)));
  };
  const stanceIn = (zone: string) => Number(scan.sentences.some((s) => s.zone === zone && takesStance(s, special)));
  const titled = [one, other].filter((side) => inTitle(scan, side));
  const missing = [one, other].find((side) => !titled.includes(side));
  const lead = scan.sentences.filter(({ zone }) => zone === 'lead');
  const together = both.filter(({ listed }) => !listed).length;
  const named = (concept: string) => conceptIds.get(concept) ?? -1;
  const inLead = (concept: number) => lead.some((s) => s.byConcept.has(concept));
  const supplied = titled.length === 1 && inLead(missing ?? one);
  const voiced = [one, other].some((side) => inTitle(scan, named(`${concepts[side]}-voice`)));
  const third = inTitle(scan, named('third-leader'));
  return {
    'title-both': inZone('title', false),
    'title-list': inZone('title', true),
    'title-stance': stanceIn('title'),
    'title-none': Number(titled.length === 0),
    'title-apart': apartIn('title'),
    'lead-apart': apartIn('lead'),
    'title-pair': Number(inTitle(scan, named('pair'))),
    'title-bond': Number(both.some((s) => s.zone === 'title' && s.byConcept.has(named('bond')))),
    'title-voice': Number(voiced),
    'title-third': Number(third),
    'title-third-alone': Number(third && !voiced),
    'lead-third': Number(inLead(named('third-leader'))),
    'title-near': Number(both.some((s) => s.zone === 'title' && !s.listed && gapBetween(s, one, other) <= NEAR)),
    'lead-near': Number(both.some((s) => s.zone === 'lead' && !s.listed && gapBetween(s, one, other) <= NEAR)),
    'body-near': Math.min(Math.log1p(both.filter((s) => !s.listed && gapBetween(s, one, other) <= NEAR).length), 2),
    'lead-both': inZone('lead', false),
    'lead-list': inZone('lead', true),
    'lead-stance': stanceIn('lead'),
    'lead-supplies': Number(supplied),
    'both-share': together / Math.max(scan.sentences.length, 1),
    'both-count': Math.min(Math.log1p(together), 2),
    'one-side-only': Number([one, other].some((side) => !scan.sentences.some((s) => s.byConcept.has(side)))),
    long: Number(scan.sentences.length > LONG_TEXT_SENTENCES),
    digest: Number(scan.digest),
  };
}

function topicFeatures(scan: Scan, { special, concepts }: CompiledCodebook): Features {
  const features: Features = {};
  for (const topic of special.topics) {
    const name = concepts[topic]!.slice('topic:'.length);
    const named = (zone: string) => scan.sentences.some((s) => s.zone === zone && s.byConcept.has(topic));
    if (named('title')) features[`topic:${name}:title`] = 1;
    else if (named('lead')) features[`topic:${name}:lead`] = 1;
  }
  return features;
}

/** The context under the names that the label model knows it by; made once for all candidates of an article. */
export const labelContext = (context: Features): Features =>
  Object.fromEntries(Object.entries(context).map(([name, value]) => [`context:${name}`, value]));

/** What speaks for one indicator: its own findings against all others, in the article's label context. */
export function labelFeatures(
  id: string,
  own: readonly Finding[],
  all: readonly Finding[],
  context: Features,
): Features {
  const others = all.filter(({ rule }) => rule.indicator !== own[0]!.rule.indicator);
  const features: Features = {
    ...context,
    bias: 1,
    [`indicator:${id}`]: 1,
    title: best(own, 'title'),
    lead: best(own, 'lead'),
    body: best(own, 'body'),
    together: best(own.filter(({ together }) => together)),
    tight: best(own.filter(({ match }) => wordsBetween(match) < TIGHT)),
    span: Math.log1p(Math.min(...own.map(({ match }) => wordsBetween(match)))),
    negated: Number(own.reduce((main, finding) => (finding.value > main.value ? finding : main)).negated),
    rules: Math.log1p(new Set(own.map(({ rule }) => rule)).size),
    count: Math.log1p(own.length),
    sentences: Math.log1p(new Set(own.map(({ sentence }) => sentence.index)).size),
    share: own.length / all.length,
    'rival-title': best(others, 'title'),
    rivalry: best(others) - best(own),
  };
  for (const { rule, value, sentence } of own) {
    const name = `rule:${id}:${rule.source.name}`;
    const weight = (value / rule.source.strength) * (sentence.zone === 'body' ? BODY_SHARE : 1);
    features[name] = Math.max(features[name] ?? 0, weight);
  }
  return features;
}

const BODY_SHARE = 0.5;

const wordsBetween = ({ first, last }: Match): number => last - first;

/** What speaks for the article as a whole, given the scores of its candidate labels, best first. */
export function relevanceFeatures(context: Features, scores: readonly number[]): Features {
  const none = scores.reduce((product, score) => product * (1 - score), 1);
  return {
    ...context,
    bias: 1,
    'best-label': logOdds(scores[0] ?? 0),
    'any-label': logOdds(1 - none),
    'no-finding': Number(scores.length === 0),
  };
}

const best = (found: readonly Finding[], zone?: string): number => {
  let most = 0;
  for (const { value, sentence } of found) if (value > most && (!zone || sentence.zone === zone)) most = value;
  return most;
};

function logOdds(score: number): number {
  const clamped = Math.min(Math.max(score, MARGIN), 1 - MARGIN);
  return Math.log(clamped / (1 - clamped));
}

/** The logistic model: the probability that the weighted features stand for. Features without a weight count nothing. */
export function probability(features: Features, weights: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in features) sum += features[name]! * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
