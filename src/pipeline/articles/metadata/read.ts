import type { Document } from 'domhandler';
import type { ExtractedArticle } from '../../../types.js';
import type { Block } from '../body/blocks.js';
import type { Hints } from '../body/surroundings.js';
import { canonicalOf } from '../canonical.js';
import { chooseAuthors } from './authors.js';
import { gatherEvidence } from './evidence.js';
import { headlineArea } from './headline-area.js';
import { chooseLanguage } from './language.js';
import { chooseDates } from './published.js';
import { linkedArticles, texts } from './structured.js';
import { chooseTitle } from './title.js';

export function readMetadata(root: Document, url: string, blocks: Block[]) {
  const evidence = gatherEvidence(root);
  const linked = linkedArticles(evidence.jsonLd);
  const meta = (...names: string[]) => names.flatMap((name) => evidence.metas.get(name) ?? [])[0];
  const siteName = meta('og:site_name', 'application-name') ?? texts(linked[0]?.publisher)[0];
  const title = chooseTitle(evidence, linked, siteName);
  const nearHeadline = headlineArea(blocks, title);
  const lines = blocks.filter(({ size }) => size < 100).map(({ text }) => text);
  const metadata: Omit<ExtractedArticle, 'text'> = {
    title,
    authors: chooseAuthors(evidence, linked, { name: siteName, url }, nearHeadline, lines),
    ...chooseDates(evidence, linked, url, nearHeadline, lines),
    ...defined({
      language: chooseLanguage(evidence, linked),
      canonicalUrl: canonicalOf(url, [...evidence.canonicals, meta('og:url')]),
      siteName,
      section: meta('article:section') ?? texts(linked[0]?.articleSection)[0],
      image: meta('og:image', 'twitter:image'),
    }),
  };
  const hints: Hints = {
    title,
    description: meta('og:description', 'description') ?? '',
    articleBody: linked.map((item) => item.articleBody).find((text): text is string => typeof text === 'string') ?? '',
  };
  return { metadata, hints, evidence, linked };
}

function defined<T extends Record<string, string | undefined>>(record: T) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value)) as { [K in keyof T]?: string };
}
