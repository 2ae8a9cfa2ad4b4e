import { workerData } from 'piscina';
import { decodePage } from './pipeline/articles/decode.js';
import { extractArticle } from './pipeline/articles/extract.js';
import { classify as judge } from './pipeline/classification/classify.js';
import { type Codebook, compileCodebook } from './pipeline/classification/codebook.js';
import { parseFeed } from './pipeline/feeds/parse.js';
import type { Classification, ExtractedArticle, ParsedFeed } from './types.js';

/** What runs in threads: the functions that a hostile or huge input could keep busy. Each export is one task. */
export interface Tasks {
  parse(task: { bytes: Uint8Array; contentType?: string; baseUrl?: string }): Promise<ParsedFeed>;
  extract(task: { bytes: Uint8Array; contentType?: string; url: string }): ExtractedArticle;
  classify(task: { title: string; text: string; language?: string; date?: string; source?: string }): Classification;
}

/** Handed to every thread at its start. */
export interface Knowledge {
  codebook: Codebook;
}

const { codebook } = workerData as Knowledge;
const compiled = compileCodebook(codebook);

export const parse: Tasks['parse'] = ({ bytes, ...options }) => parseFeed(bytes, options);

export const extract: Tasks['extract'] = ({ bytes, contentType, url }) =>
  extractArticle(decodePage(bytes, contentType), url);

export const classify: Tasks['classify'] = (article) => judge(article, compiled);
