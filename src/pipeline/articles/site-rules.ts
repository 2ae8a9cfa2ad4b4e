import { load } from 'cheerio/slim';
import type { Document, ParentNode } from 'domhandler';
import type { SiteRules } from '../../types.js';
import { spacedTextOf, textOf } from './metadata/evidence.js';
import { readInstant } from './metadata/published.js';

/** What a site's selectors find; a selector that finds nothing leaves general extraction to answer. */
export interface Ruled {
  /** The body that the rules name, without the parts that they drop. */
  body?: ParentNode;
  found: { title?: string; authors?: string[]; published?: string };
  /** Selectors that found nothing, or no date, each with the name of its field. */
  misses: string[];
}

/** Applies a site's rules to a page: takes the dropped parts out of its tree and looks up the rest. */
export function applyRules(root: Document, rules: SiteRules): Ruled {
  // cheerio brings an older domhandler whose nodes are the same at run time
  const $ = load(root as never, { xml: { xmlMode: false } });
  const misses: string[] = [];
  const all = (field: string, selector: string | undefined): ParentNode[] => {
    const nodes = selector ? ($(selector).toArray() as unknown as ParentNode[]) : [];
    if (selector && nodes.length === 0) misses.push(`${field}: ${selector}`);
    return nodes;
  };
  const [title] = all('title', rules.title);
  const [published] = all('published', rules.published);
  const instant = published && instantIn(published);
  if (published && !instant) misses.push(`published: ${rules.published}`);
  const authors = all('authors', rules.authors)
    .map(spacedTextOf)
    .filter((name) => name !== '');
  const [body] = all('body', rules.body);
  for (const selector of rules.drop ?? []) {
    all('drop', selector);
    $(selector).remove();
  }
  const found = {
    ...(title && { title: textOf(title) }),
    ...(authors.length > 0 && { authors }),
    ...(instant && { published: instant }),
  };
  return { ...(body && { body }), found, misses };
}

const instantIn = (node: ParentNode): string | undefined =>
  readInstant(attribute(node, 'datetime') ?? attribute(node, 'content') ?? textOf(node));

const attribute = (node: ParentNode, name: string): string | undefined =>
  'attribs' in node ? (node.attribs as Record<string, string>)[name] : undefined;
