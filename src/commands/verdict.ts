import { styleText } from 'node:util';
import type { Explanation } from '../pipeline/classification/explain.js';
import { evidenceSentence } from '../pipeline/reporting/evidence.js';
import { isTentative } from '../pipeline/reporting/tentative.js';
import type { Label } from '../types.js';
import { inWords } from './reasons.js';

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Why an article is flagged, or why not, for people to read. */
export function renderVerdict(title: string, text: string, verdict: Explanation): string {
  const { relevant, score, thresholds, labels, nearestMiss, obstacles } = verdict;
  const least = `${percent(score)}, flagged from ${percent(thresholds.relevance)}`;
  const blocks = [
    styleText('bold', title),
    relevant ? styleText('bold', `flagged (${least})`) : styleText('dim', `not flagged (${least})`),
    ...labels.map((label) => renderLabel(title, text, label)),
    ...obstacles.map((obstacle) => `  ${obstacle}`),
  ];
  if (nearestMiss) {
    const { label, lacking } = nearestMiss;
    blocks.push(
      `nearest miss: ${label.indicator} ${label.direction}${lacking.map((reason) => `\n  ${reason}`).join('')}`,
    );
  }
  blocks.push(renderReasons(verdict));
  return blocks.join('\n');
}

function renderLabel(title: string, text: string, label: Label): string {
  const color = label.direction === 'strengthens' ? 'green' : 'red';
  const { indicator, direction, status, score, rule, actors, negated, hedged, evidence } = label;
  const notes = [status, percent(score), rule, actors?.join(', '), negated && 'negated', hedged && 'hedged'].filter(
    Boolean,
  );
  const marked = evidenceSentence(title, text, evidence)
    .map((piece) => (piece.marked ? mark(color, piece.text) : piece.text))
    .join('');
  const arrow = label.direction === 'strengthens' ? '▲' : '▼';
  const found = `${isTentative(score) ? 'perhaps ' : ''}${arrow} ${indicator} ${direction}`;
  return `${styleText(color, found)} · ${notes.join(' · ')}\n${wrap(marked, '    ')}`;
}

/** Brackets where the output has no colour, such as a file. */
function mark(color: 'green' | 'red', text: string): string {
  // Given several styles at once, Node 20 applies them to files, too.
  const styled = styleText(color, styleText('underline', text));
  return styled === text ? `[${text}]` : styled;
}

const renderReasons = ({ reasons }: Explanation) =>
  [
    'what moved the score, in log-odds',
    ...reasons.slice(0, 6).map(({ feature, contribution }) => {
      const sign = contribution > 0 ? '+' : '';
      return `  ${sign}${contribution.toFixed(2)}  ${inWords(feature)}`;
    }),
  ].join('\n');

/** Breaks at spaces; marks have no width, so lines with marks come out a little short. */
function wrap(text: string, indent: string): string {
  const width = Math.min(process.stdout.columns ?? 100, 110) - indent.length;
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    if (`${lines.at(-1)} ${word}`.length > width) lines.push(word);
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trimStart();
  }
  return lines.map((line) => indent + line).join('\n');
}
