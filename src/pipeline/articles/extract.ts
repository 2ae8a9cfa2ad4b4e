import { GiveUp } from '../../errors.js';
import type { ExtractedArticle, SiteRules } from '../../types.js';
import { Segmenter } from './blocks.js';
import { findBody } from './body.js';
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
  const root = parsePage(html);
  const { metadata } = readMetadata(root, url);
  const { blocks, boxes } = new Segmenter().run(root);
  const text = findBody(blocks, boxes, metadata.title)
    .filter((block) => !options.boilerplate?.has(block.text))
    .map((block) => block.text)
    .join('\n');
  if (text === '' && metadata.title === '') throw new GiveUp('the page has neither a title nor text');
  return { ...metadata, text };
}
