import { styleText } from 'node:util';
import type { InspectedPage } from '../analysis.js';
import type { ExtractedArticle } from '../types.js';
import { unknownAddress } from './page.js';

type Block = InspectedPage['blocks'][number];

/** What was read on a page, block by block, for people who wonder why. */
export function renderPage({ article, blocks, embedded, misses, site }: InspectedPage): string {
  const kept = blocks.filter((block) => block.kept).length;
  return [
    styleText('bold', article.title || '(no title)'),
    ...facts(article).map((fact) => styleText('dim', fact)),
    ...(site ? [`By the rules for ${site}.`] : []),
    ...misses.map((miss) => styleText('yellow', `The rule ${miss} found nothing.`)),
    ...(embedded ? ['The page shows only a stub: the text comes from its data.'] : []),
    '',
    ...runs(blocks).map(renderRun),
    '',
    `kept ${kept} of ${blocks.length} blocks; the text has ${article.text.length} characters`,
  ].join('\n');
}

function facts({ published, modified, authors, language, siteName, section, canonicalUrl, wall }: ExtractedArticle) {
  return [
    [
      published ? `published ${published}` : 'date unknown',
      modified && modified !== published && `changed ${modified}`,
      authors.length > 0 ? `by ${authors.join(', ')}` : 'author unknown',
    ],
    [siteName, section, language && `in ${language}`, wall && `behind a ${wall}`],
    [canonicalUrl !== unknownAddress && canonicalUrl],
  ]
    .map((line) => line.filter(Boolean).join(' · '))
    .filter((line) => line !== '');
}

/** Menus and the like are dropped by the dozen, for the same reason: one line is enough for them. */
function runs(blocks: Block[]): Block[][] {
  const joined: Block[][] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last && isPlainlyNot(block) && isPlainlyNot(last[0]!)) last.push(block);
    else joined.push([block]);
  }
  return joined;
}

const isPlainlyNot = ({ kept, probability }: Block): boolean => !kept && probability < 0.02;

function renderRun([block, ...others]: Block[]): string {
  const { kept, text, probability, against } = block!;
  if (others.length > 0) {
    const reasons = new Set([...against, ...others.flatMap((other) => other.against)]);
    return styleText('dim', `  -      ${others.length + 1} blocks${because([...reasons])}`);
  }
  const chance = `${Math.round(probability * 100)} %`.padStart(5);
  if (kept) return `${styleText('green', `+ ${chance}`)}  ${shortened(text)}`;
  return styleText('dim', `- ${chance}  ${shortened(text)}${because(against)}`);
}

const because = (reasons: string[]): string => (reasons.length > 0 ? ` (${reasons.slice(0, 4).join('; ')})` : '');

function shortened(text: string): string {
  const width = Math.max(40, (process.stdout.columns ?? 110) - 10);
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
