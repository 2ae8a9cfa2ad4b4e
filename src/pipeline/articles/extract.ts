import { GiveUp } from '../../errors.js';
import type { ExtractedArticle, SiteRules } from '../../types.js';
import { Segmenter } from './blocks.js';
import { judgeBlocks } from './body.js';
import { readMetadata } from './metadata.js';
import { parsePage } from './parse.js';

/** What else is known of the page's site. */
export interface ExtractionOptions {
  site?: SiteRules;
  /** Paragraphs that recur on other pages of the host. */
  boilerplate?: ReadonlySet<string>;
}

/** The article on a page. Throws GiveUp with the reason when the markup is hostile or holds no article. */
export function extractArticle(html: string, url: string, options: ExtractionOptions = {}): ExtractedArticle {
  const { metadata, blocks } = readPage(html, url, options);
  const text = blocks
    .filter(({ kept }) => kept)
    .map((block) => block.text)
    .join('\n');
  if (text === '' && metadata.title === '') throw new GiveUp('the page has neither a title nor text');
  return { ...metadata, text };
}

/** The same reading of a page with every block of it, why it was kept or dropped: for people who mend site rules. */
export function readPage(html: string, url: string, options: ExtractionOptions = {}) {
  const root = parsePage(html);
  const { blocks, boxes } = new Segmenter().run(root);
  const { metadata, hints } = readMetadata(root, url, blocks);
  return { metadata, blocks: judgeBlocks(blocks, boxes, hints, options.boilerplate) };
}
