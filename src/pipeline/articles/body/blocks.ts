import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { GiveUp } from '../../../errors.js';

/** A run of text that a browser would show as one paragraph. */
export interface Block {
  text: string;
  /** Characters, Chinese and Japanese ones counted as a syllable or two each. */
  size: number;
  linkSize: number;
  box: Box;
  index: number;
}

/** An element that begins and ends paragraphs; it covers blocks from `first` up to, not including, `last`. */
export interface Box {
  index: number;
  tag: string;
  /** Class, id and role, lower case and hyphenated. */
  names: string;
  element: ParentNode;
  parent: Box | undefined;
  depth: number;
  /** Whether it or an ancestor is hidden; scripts hide and show whole articles, so it is evidence and no verdict. */
  hidden: boolean;
  first: number;
  last: number;
}

const skipped = new Set(
  'script style noscript template svg math iframe object embed applet select option datalist button input textarea canvas video audio map head link meta title dialog'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr nobr amp-img picture source'.split(
    ' ',
  ),
);
/** Blocks of the longest page that is read; ordinary ones have some hundred. */
const most = 20_000;
/** Frameworks that style by class put whole sentences there; what a part is called stands first. */
const longestNames = 200;
const hiddenStyle = /display\s?:\s?none|visibility\s?:\s?hidden/i;

/** Class, id and role in lower case, words separated by hyphens ("articleBody" becomes "article-body"). */
const normaliseNames = (names: string): string =>
  names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/_+/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();

const isHidden = ({ attribs }: Element): boolean =>
  attribs.hidden !== undefined || (attribs.style !== undefined && hiddenStyle.test(attribs.style));

const sizeOf = (text: string): number =>
  text.length + 2 * (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0);

export class Segmenter {
  readonly blocks: Block[] = [];
  readonly boxes: Box[] = [];
  private readonly names = new Map<string, string>();
  private pending = '';
  private pendingLink = 0;
  private breaks = 0;

  run(root: ParentNode): this {
    const box = this.open('body', '', root, undefined);
    this.walk(root.children, box, false);
    this.close(box);
    return this;
  }

  private namesOf({ attribs: { class: classes, id, role, itemprop } }: Element): string {
    if (!classes && !id && !role && !itemprop) return '';
    const raw = `${classes ?? ''} ${id ?? ''} ${role ?? ''} ${itemprop ?? ''}`;
    const names = this.names.get(raw) ?? normaliseNames(raw.slice(0, longestNames));
    this.names.set(raw, names);
    return names;
  }

  private open(tag: string, names: string, element: ParentNode, parent: Box | undefined): Box {
    const first = this.blocks.length;
    const hidden = parent !== undefined && (parent.hidden || (isTag(element) && isHidden(element)));
    const box = {
      index: this.boxes.length,
      tag,
      names,
      element,
      parent,
      depth: parent ? parent.depth + 1 : 0,
      hidden,
      first,
      last: first,
    };
    this.boxes.push(box);
    return box;
  }

  private close(box: Box): void {
    this.flush(box);
    box.last = this.blocks.length;
  }

  private flush(box: Box): void {
    const text = this.pending.replace(/\s+/g, ' ').trim();
    const linkSize = this.pendingLink;
    this.pending = '';
    this.pendingLink = 0;
    this.breaks = 0;
    if (text === '') return;
    if (this.blocks.length === most) throw new GiveUp(`the page has more than ${most} paragraphs`);
    const size = sizeOf(text);
    this.blocks.push({ text, size, linkSize: Math.min(linkSize, size), box, index: this.blocks.length });
  }

  private walk(nodes: ChildNode[], box: Box, inLink: boolean): void {
    for (const node of nodes) {
      if (isText(node)) this.addText(node.data, inLink);
      else if (isTag(node)) this.addElement(node, box, inLink);
    }
  }

  private addText(data: string, inLink: boolean): void {
    this.pending += data;
    const solid = data.trim().length;
    if (solid === 0) return;
    this.breaks = 0;
    if (inLink) this.pendingLink += sizeOf(data.trim());
  }

  private addElement(element: Element, box: Box, inLink: boolean): void {
    const tag = element.name;
    if (skipped.has(tag)) return;
    if (tag === 'br') this.addBreak(box);
    else if (inline.has(tag) && !isHidden(element)) this.walk(element.children, box, inLink || tag === 'a');
    else {
      this.flush(box);
      const inner = this.open(tag, this.namesOf(element), element, box);
      this.walk(element.children, inner, inLink);
      this.close(inner);
    }
  }

  /** One break is a line of an address or a poem; two are how old pages separate paragraphs. */
  private addBreak(box: Box): void {
    this.breaks++;
    if (this.breaks > 1) this.flush(box);
    else this.pending += '\n';
  }
}
