import { load } from 'cheerio';
import type { Document, ParentNode } from 'domhandler';
import type { SiteRules } from '../../types.js';
import { spacedTextOf, textOf } from './metadata/evidence.js';
import { readInstant } from './metadata/published.js';

/** What a site's selectors find; a selector that finds nothing leaves general extraction to answer. */
export interface Ruled {
  root: ParentNode;
  /** Whether `root` is the body that the rules name. */
  bodyFound: boolean;
  title?: string;
  authors?: string[];
  published?: string;
}

/** Applies a site's rules to a page: takes the dropped parts out of its tree and looks up the rest. */
export function applyRules(root: Document, rules: SiteRules): Ruled {
  // cheerio brings an older domhandler whose nodes are the same at run time
  const $ = load(root as never, { xml: { xmlMode: false } });
  const first = (selector: string | undefined): ParentNode | undefined =>
    selector ? ($(selector).get(0) as unknown as ParentNode | undefined) : undefined;
  const published = first(rules.published);
  const instant =
    published && readInstant(attribute(published, 'datetime') ?? attribute(published, 'content') ?? textOf(published));
  const authors = rules.authors
    ? ($(rules.authors).toArray() as unknown as ParentNode[]).map(spacedTextOf).filter((name) => name !== '')
    : [];
  const title = first(rules.title);
  const body = first(rules.body);
  for (const selector of rules.drop ?? []) $(selector).remove();
  return {
    root: body ?? root,
    bodyFound: body !== undefined,
    ...(title && { title: textOf(title) }),
    ...(authors.length > 0 && { authors }),
    ...(instant && { published: instant }),
  };
}

const attribute = (node: ParentNode, name: string): string | undefined =>
  'attribs' in node ? (node.attribs as Record<string, string>)[name] : undefined;
