import { type ChildNode, type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';

/** What a page says about itself, before anyone decides which of it to believe. */
export interface Evidence {
  /** Contents of meta tags by lower-case name, property or itemprop, in order. */
  metas: Map<string, string[]>;
  canonicals: string[];
  /** Raw texts of JSON-LD scripts. */
  jsonLd: string[];
  /** Raw texts of scripts that may hold the data of the page. */
  dataScripts: string[];
  titleTag: string;
  headings: Element[];
  languages: string[];
  times: Element[];
  /** Elements whose class, id, rel or itemprop names a person, and those that name a date. */
  bylines: Element[];
  dates: Element[];
}

const bylineNames = /byline|author|writer|reporter|journalist|autor|redakteur|auteur|firma/i;
const dateNames = /date|datum|created|submitted|time|publi|posted|fecha|meta|veroeffent/i;

/** One walk over the tree that gathers everything metadata is read from. */
export function gatherEvidence(root: Document): Evidence {
  const evidence: Evidence = {
    metas: new Map(),
    canonicals: [],
    jsonLd: [],
    dataScripts: [],
    titleTag: '',
    headings: [],
    languages: [],
    times: [],
    bylines: [],
    dates: [],
  };
  visit(root, evidence);
  return evidence;
}

function visit(parent: ParentNode, evidence: Evidence): void {
  for (const node of parent.children) {
    if (!isTag(node)) continue;
    const read = readers[node.name];
    if (read) read(node, evidence);
    if (node.name === 'script' || node.name === 'style' || node.name === 'svg') continue;
    noteNames(node, evidence);
    visit(node, evidence);
  }
}

const readers: Record<string, (element: Element, evidence: Evidence) => void> = {
  html: ({ attribs }, { languages }) => {
    const lang = attribs.lang ?? attribs['xml:lang'];
    if (lang) languages.push(lang);
  },
  meta: ({ attribs }, { metas }) => {
    const { content } = attribs;
    if (!content) return;
    for (const name of [attribs.property, attribs.name, attribs.itemprop, attribs['http-equiv']]) {
      if (!name) continue;
      const key = name.toLowerCase();
      const known = metas.get(key);
      if (known) known.push(content.trim());
      else metas.set(key, [content.trim()]);
    }
  },
  link: ({ attribs }, { canonicals }) => {
    if (attribs.rel === 'canonical' && attribs.href) canonicals.push(attribs.href);
  },
  script: (element, { jsonLd, dataScripts }) => {
    const type = element.attribs.type ?? '';
    if (type.includes('ld+json')) jsonLd.push(rawText(element));
    else if (!element.attribs.src) dataScripts.push(rawText(element));
  },
  title: (element, evidence) => {
    if (evidence.titleTag === '') evidence.titleTag = textOf(element);
  },
  h1: (element, { headings }) => void headings.push(element),
  h2: (element, { headings }) => void headings.push(element),
  time: (element, { times }) => void times.push(element),
};

function noteNames(element: Element, { bylines, dates }: Evidence): void {
  const { class: classes, id, rel, itemprop } = element.attribs;
  if (!classes && !id && !rel && !itemprop) return;
  const names = `${classes ?? ''} ${id ?? ''} ${rel ?? ''} ${itemprop ?? ''}`;
  if (bylines.length < 200 && bylineNames.test(names)) bylines.push(element);
  if (dates.length < 200 && dateNames.test(names)) dates.push(element);
}

const rawText = (script: Element): string => script.children.map((node) => (isText(node) ? node.data : '')).join('');

/** The text below an element in one line, a space wherever an element begins or ends. */
export function spacedTextOf(node: ParentNode): string {
  const parts: string[] = [];
  gatherText(node.children, parts);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The text below a node in one line. */
export function textOf(node: ParentNode): string {
  const parts: string[] = [];
  gatherText(node.children, parts);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function gatherText(nodes: ChildNode[], parts: string[]): void {
  for (const node of nodes) {
    if (isText(node)) parts.push(node.data);
    else if (isTag(node) && node.name !== 'style' && node.name !== 'script') {
      if (node.name === 'br' || node.name === 'p' || node.name === 'div' || node.name === 'li') parts.push(' ');
      gatherText(node.children, parts);
    } else if ('children' in node && !isTag(node)) gatherText(node.children, parts);
  }
}
