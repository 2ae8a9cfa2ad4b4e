import type { Classification, Direction, Label } from '../../types.js';
import type { CompiledCodebook } from './codebook.js';
import { evidenceOf } from './evidence.js';
import {
  contextFeatures,
  type Features,
  labelContext,
  labelFeatures,
  probability,
  relevanceFeatures,
} from './features.js';
import { type Finding, findings } from './judge.js';
import { onlyListed } from './lists.js';
import { type Scan, scan } from './scan.js';

export interface Article {
  title: string;
  text: string;
  language?: string;
  /** ISO 8601; only the day counts. */
  date?: string;
  source?: string;
}

/** An indicator with what was found for it, whether or not it becomes a label. */
interface Candidate {
  label: Label;
  findings: Finding[];
  features: Features;
}

export interface Analysis {
  scan: Scan;
  findings: Finding[];
  context: Features;
  score: number;
  /** Strongest first. */
  candidates: Candidate[];
}

/** Everything that the decision rests on. */
export function analyse(article: Article, compiled: CompiledCodebook): Analysis {
  const text = scan(article.title, article.text, article.date?.slice(0, 10), compiled);
  for (const sentence of text.sentences) sentence.listed = onlyListed(sentence, compiled.special);
  const found = findings(text, compiled);
  const context = contextFeatures(text, compiled);
  const candidates = candidatesOf(text, found, context, compiled).sort((a, b) => b.label.score - a.label.score);
  const features = relevanceFeatures(
    context,
    candidates.map(({ label }) => label.score),
  );
  const score = probability(features, compiled.codebook.weights.relevance);
  return { scan: text, findings: found, context, score, candidates };
}

/**
 * Which indicators the article shows, in which direction, and where.
 * The score is the estimated probability that a coder calls the article relevant; offsets count UTF-16 units in
 * title + "\n" + text.
 */
export function classify(article: Article, compiled: CompiledCodebook): Classification {
  return decide(analyse(article, compiled), compiled);
}

/** The verdict on an analysis. A relevant article has at least one label: its strongest. */
export function decide({ score, candidates }: Analysis, { codebook }: CompiledCodebook): Classification {
  const { thresholds } = codebook.weights;
  const relevant = score >= thresholds.relevance && candidates.length > 0;
  const labels = candidates
    .filter(({ label }, i) => i === 0 || label.score >= thresholds.label)
    .map(({ label }) => label);
  return { relevant, score, labels: relevant ? labels : [] };
}

function candidatesOf(text: Scan, found: Finding[], context: Features, compiled: CompiledCodebook): Candidate[] {
  const byIndicator = new Map<number, Finding[]>();
  for (const finding of found) {
    const own = byIndicator.get(finding.rule.indicator);
    if (own) own.push(finding);
    else byIndicator.set(finding.rule.indicator, [finding]);
  }
  const shared = labelContext(context);
  return [...byIndicator].map(([indicator, own]) => {
    const id = compiled.codebook.indicators[indicator]!.id;
    const features = labelFeatures(id, own, found, shared);
    const score = probability(features, compiled.codebook.weights.label);
    return { label: labelOf(id, own, found, score, text, compiled), findings: own, features };
  });
}

const ZONE_WEIGHT = { title: 2, lead: 1.4, body: 1 };
/** A rule that says "weakens" outright was looked for; strengthening is what remains when nothing speaks against it. */
const OUTRIGHT = 2;
/** An article mostly tells one story, so what its other findings say counts a little for each label. */
const STORY_SHARE = 0.15;

const weightOf = ({ value, sentence }: Finding): number => value * ZONE_WEIGHT[sentence.zone];

/** Which way findings lean: over zero they weaken. */
function leanOf(found: readonly Finding[]): number {
  return found.reduce((sum, finding) => {
    if (finding.direction === 'strengthens') return sum - weightOf(finding);
    return sum + weightOf(finding) * (finding.rule.source.direction === 'weakens' ? OUTRIGHT : 1);
  }, 0);
}

/** The findings that speak for the direction, strongest first; where no own one does, the own and what turned them. */
function tellingOf(own: Finding[], all: Finding[], direction: Direction): Finding[] {
  const strongest = (found: Finding[]) =>
    found.filter((finding) => finding.direction === direction).sort((a, b) => weightOf(b) - weightOf(a));
  const agreeing = strongest(own);
  if (agreeing.length > 0) return agreeing;
  const main = own.reduce((best, finding) => (weightOf(finding) > weightOf(best) ? finding : best));
  return [main, ...strongest(all).slice(0, 1)];
}

function labelOf(
  indicator: string,
  own: Finding[],
  all: Finding[],
  score: number,
  text: Scan,
  compiled: CompiledCodebook,
): Label {
  const direction = leanOf(own) + STORY_SHARE * leanOf(all) > 0 ? 'weakens' : 'strengthens';
  const telling = tellingOf(own, all, direction);
  const main = telling[0]!;
  return {
    indicator,
    direction,
    status: main.status,
    score,
    rule: main.rule.source.name,
    actors: [...new Set(telling.flatMap(({ sentence }) => sentence.hits.flatMap(({ actor }) => actor ?? [])))],
    negated: main.negated,
    hedged: main.hedged,
    evidence: evidenceOf(telling, text, compiled),
  };
}
