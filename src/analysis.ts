import { workerData } from 'piscina';
import type { FeedNews, ParsedFeed } from './feed-types.js';
import { inThread } from './io/threads.js';
import { decodePage } from './pipeline/articles/decode.js';
import { extractArticle, type Reading, readPage } from './pipeline/articles/extract.js';
import { type Sites, siteOf } from './pipeline/articles/sites.js';
import { classify as judge } from './pipeline/classification/classify.js';
import { type Codebook, compileCodebook } from './pipeline/classification/codebook.js';
import { type Explanation, explain as explainVerdict } from './pipeline/classification/explain.js';
import { newsOf } from './pipeline/feeds/entries.js';
import { parseFeed } from './pipeline/feeds/parse.js';
import type { Outline } from './pipeline/reporting/outline.js';
import { assess as draw, type Range } from './pipeline/reporting/trend/assess.js';
import type { Assessment, TrendRows } from './pipeline/reporting/trend/value.js';
import { type Place, placeInStories, type StoryItem } from './pipeline/stories/group.js';
import type { Classification, ExtractedArticle } from './types.js';

/** What runs in threads: the functions that a hostile or huge input could keep busy, or that take long on any. Each export is one task. */
export interface Tasks {
  parse(task: { bytes: Uint8Array; contentType?: string; baseUrl?: string }): Promise<ParsedFeed>;
  /** The same for a poll at `now`, without the bodies. */
  news(task: { bytes: Uint8Array; contentType?: string; baseUrl?: string; now: string }): Promise<FeedNews>;
  extract(task: PageTask): ExtractedArticle;
  inspect(task: PageTask): InspectedPage;
  classify(task: { title: string; text: string; language?: string; date?: string; source?: string }): Classification;
  explain(task: Parameters<Tasks['classify']>[0]): Explanation;
  place(task: { items: StoryItem[]; placed: Record<string, Place> }): ReturnType<typeof placeInStories>;
  assess(task: { rows: TrendRows; outline: Outline; range: Range }): Assessment;
}

interface PageTask {
  bytes: Uint8Array;
  contentType?: string;
  url: string;
  /** Paragraphs that recur on other pages of the host. */
  boilerplate?: string[];
}

/** A page as people look at it who wonder what was read on it. */
export interface InspectedPage extends Omit<Reading, 'blocks'> {
  blocks: { text: string; kept: boolean; probability: number; against: string[] }[];
  /** The name under which its site has rules. */
  site?: string;
}

/** Handed to every thread at its start. */
export interface Knowledge {
  /** For those that judge: it is large, and to read it takes a second. */
  codebook?: Codebook;
  sites: Sites;
}

const { codebook, sites } = workerData as Knowledge;

let compiled: ReturnType<typeof compileCodebook> | undefined;

/** A thread that only reads feeds and pages does without: to compile the rules takes longer than to read either. */
const rules = () => (compiled ??= compileCodebook(codebook!));

export const parse = inThread<Parameters<Tasks['parse']>[0], ParsedFeed>(({ bytes, ...options }) =>
  parseFeed(bytes, options),
);

export const news = inThread<Parameters<Tasks['news']>[0], FeedNews>(async ({ bytes, ...options }) =>
  newsOf(await parseFeed(bytes, options), new Date(options.now)),
);

export const extract = inThread<PageTask, ExtractedArticle>((task) => extractArticle(...pageOf(task)));

export const inspect = inThread<PageTask, InspectedPage>((task) => {
  const reading = readPage(...pageOf(task));
  const blocks = reading.blocks.map((block) => ({ ...block, against: block.kept ? [] : block.against() }));
  const site = siteOf(task.url, sites);
  return { ...reading, blocks, ...(site && { site }) };
});

function pageOf({ bytes, contentType, url, boilerplate }: PageTask): Parameters<typeof readPage> {
  const site = siteOf(url, sites);
  return [
    decodePage(bytes, contentType),
    url,
    { ...(site && { site: sites[site]! }), ...(boilerplate && { boilerplate: new Set(boilerplate) }) },
  ];
}

export const classify = inThread<Parameters<Tasks['classify']>[0], Classification>(
  (article) => judge(article, rules()),
  rules,
);

export const explain = inThread<Parameters<Tasks['explain']>[0], Explanation>(
  (article) => explainVerdict(article, rules()),
  rules,
);

export const place = inThread<Parameters<Tasks['place']>[0], ReturnType<Tasks['place']>>(({ items, placed }) =>
  placeInStories(items, placed),
);

export const assess = inThread<Parameters<Tasks['assess']>[0], Assessment>(({ rows, outline, range }) =>
  draw(rows, outline, range),
);
