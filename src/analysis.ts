import { workerData } from 'piscina';
import { inThread } from './io/threads.js';
import { decodePage } from './pipeline/articles/decode.js';
import { extractArticle } from './pipeline/articles/extract.js';
import { classify as judge } from './pipeline/classification/classify.js';
import { type Codebook, compileCodebook } from './pipeline/classification/codebook.js';
import { type Explanation, explain as explainVerdict } from './pipeline/classification/explain.js';
import { parseFeed } from './pipeline/feeds/parse.js';
import { placeInStories, type StoryItem } from './pipeline/stories/group.js';
import type { Classification, ExtractedArticle, ParsedFeed } from './types.js';

/** What runs in threads: the functions that a hostile or huge input could keep busy. Each export is one task. */
export interface Tasks {
  parse(task: { bytes: Uint8Array; contentType?: string; baseUrl?: string; now?: string }): Promise<ParsedFeed>;
  extract(task: { bytes: Uint8Array; contentType?: string; url: string }): ExtractedArticle;
  classify(task: { title: string; text: string; language?: string; date?: string; source?: string }): Classification;
  explain(task: Parameters<Tasks['classify']>[0]): Explanation;
  place(task: { items: StoryItem[]; placed: Record<string, string> }): Record<string, string>;
}

/** Handed to every thread at its start. */
export interface Knowledge {
  codebook: Codebook;
}

const { codebook } = workerData as Knowledge;
const compiled = compileCodebook(codebook);

export const parse = inThread<Parameters<Tasks['parse']>[0], ParsedFeed>(({ bytes, ...options }) =>
  parseFeed(bytes, options),
);

export const extract = inThread<Parameters<Tasks['extract']>[0], ExtractedArticle>(({ bytes, contentType, url }) =>
  extractArticle(decodePage(bytes, contentType), url),
);

export const classify = inThread<Parameters<Tasks['classify']>[0], Classification>((article) =>
  judge(article, compiled),
);

export const explain = inThread<Parameters<Tasks['explain']>[0], Explanation>((article) =>
  explainVerdict(article, compiled),
);

export const place = inThread<Parameters<Tasks['place']>[0], Record<string, string>>(({ items, placed }) =>
  placeInStories(items, placed),
);
