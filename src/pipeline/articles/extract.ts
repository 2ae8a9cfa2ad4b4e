import { GiveUp } from '../../errors.js';
import type { ExtractedArticle, SiteRules } from '../../types.js';
import { storable } from '../text/storable.js';
import { Segmenter } from './body/blocks.js';
import { type JudgedBlock, judgeBlocks } from './body/judge.js';
import { embeddedParagraphs } from './embedded.js';
import { readMetadata } from './metadata/read.js';
import { parsePage } from './parse.js';
import { applyRules } from './site-rules.js';
import { findWall } from './walls.js';

/** What else is known of the page's site. */
export interface ExtractionOptions {
  site?: SiteRules;
  /** Paragraphs that recur on other pages of the host. */
  boilerplate?: ReadonlySet<string>;
}

/** An article with every block of its page and why it was kept or dropped. */
export interface Reading {
  article: ExtractedArticle;
  blocks: JudgedBlock[];
  /** Whether the text comes from the page's data because the page shows only a stub of it. */
  embedded: boolean;
  /** The site's selectors that found nothing. */
  misses: string[];
  /** Why the page is no article. */
  failure?: string;
}

/** Longer than any article; what follows is a data dump. */
const longestText = 1_000_000;
const longestTitle = 512;

/** The article on a page. Throws GiveUp with the reason when the markup is hostile or holds no article. */
export function extractArticle(html: string, url: string, options: ExtractionOptions = {}): ExtractedArticle {
  const { article, failure } = readPage(html, url, options);
  if (failure) throw new GiveUp(failure);
  return article;
}

/** All that reading a page for its article shows. Throws GiveUp when the markup is hostile. */
export function readPage(html: string, url: string, { site, boilerplate }: ExtractionOptions = {}): Reading {
  const root = parsePage(html);
  const ruled = site && applyRules(root, site);
  const { blocks, boxes } = new Segmenter().run(root);
  const { metadata, hints, evidence, linked } = readMetadata(root, url, blocks);
  const judged = ruled?.body
    ? new Segmenter().run(ruled.body).blocks.map(keep)
    : judgeBlocks(blocks, boxes, hints, boilerplate);
  const shown = judged.filter(({ kept }) => kept).map(({ text }) => text);
  const data = embeddedParagraphs(shown, hints.articleBody, evidence.dataScripts, hints.description);
  const text = (data ?? shown).join('\n').slice(0, longestText);
  // A bulletin of one line is an article without a text: its headline says it all.
  const bulletin = text === '' && metadata.title !== '' && evidence.metas.get('og:type')?.[0] === 'article';
  const page = blocks.map((block) => block.text).join('\n');
  const wall = bulletin ? undefined : findWall(text, page, evidence, linked);
  const article = cleaned({ ...metadata, ...ruled?.found, text, ...(wall && { wall }) });
  const failure =
    wall && (text === '' || wall !== 'paywall')
      ? `the page is a ${wall} wall`
      : text === '' && !bulletin
        ? 'the page holds no text that reads like an article'
        : undefined;
  return {
    article,
    blocks: judged,
    embedded: data !== undefined,
    misses: ruled?.misses ?? [],
    ...(failure && { failure }),
  };
}

const keep = ({ text }: { text: string }): JudgedBlock => ({ text, kept: true, probability: 1, against: () => [] });

function cleaned(article: ExtractedArticle): ExtractedArticle {
  const strings = Object.entries(article).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    ...article,
    ...Object.fromEntries(strings.map(([field, text]) => [field, storable(text)])),
    title: storable(article.title, longestTitle),
    authors: article.authors.map((author) => storable(author)),
  };
}
