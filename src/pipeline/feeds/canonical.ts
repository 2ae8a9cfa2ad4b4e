import { decodeEntities } from './entities.js';
import type { Field } from './field.js';
import { LONGEST_TEXT } from './markup.js';
import { DATE_ORDER } from './names.js';

const MOST_ITEMS = 5000;
/** Longer attributes are attacks: no address or language is. */
const LONGEST_MARK = 4096;
/** An element without children would reach rss-parser's field copier as a string, whose `link` is a method. */
const NEVER_EMPTY = '<about/>';

/** Writes the one shape of document that rss-parser gets to see: RSS 2.0 with the elements of `Role`. */
export class Canonical {
  items = 0;
  /**
   * The bodies, whose places hold their numbers: rss-parser would run its snippet expressions, quadratic ones, over
   * whatever it takes for a body, and its XML parser reads long texts slowly.
   */
  readonly bodies: string[] = [];
  private readonly out = [`<rss version="2.0"><channel>${NEVER_EMPTY}`];
  private itemStart = 0;

  startItem(about: string | undefined) {
    this.itemStart = this.out.length;
    this.out.push('<item>', NEVER_EMPTY);
    if (about) this.element('about', decodeEntities(about));
  }

  endItem() {
    if (this.items === MOST_ITEMS) return this.dropItem();
    this.items++;
    this.out.push('</item>');
  }

  dropItem() {
    this.out.length = this.itemStart;
  }

  element(name: string, value: string, marks = '') {
    const text = value.slice(0, LONGEST_TEXT).replaceAll(']]>', ']]]]><![CDATA[>');
    this.out.push(`<${name}${marks}><![CDATA[`, text, `]]></${name}>`);
  }

  field({ role, name, attributes, base, value }: Field, documentBase: string | undefined) {
    let marks = base === documentBase ? '' : mark('base', base);
    if (role === 'date') marks += mark('rank', String(DATE_ORDER.indexOf(name)));
    if (role === 'link') for (const key of ['rel', 'href', 'type']) marks += mark(key, attributes[key]);
    if (role === 'guid') marks += mark('permalink', attributes.ispermalink);
    if (role === 'title' || role === 'body') marks += mark('mode', encoding(attributes));
    this.element(role, role === 'body' ? String(this.bodies.push(value) - 1) : value, marks);
  }

  document(): string {
    return `${this.out.join('')}</channel></rss>`;
  }
}

function mark(name: string, value: string | undefined): string {
  if (value === undefined || value === '' || value.length > LONGEST_MARK) return '';
  const decoded = decodeEntities(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return ` ${name}="${decoded}"`;
}

/** Atom 0.3 says when a text is in base64, Atom 1.0 means it by any media type that is not text. */
function encoding({ mode, type = '' }: Record<string, string>): string | undefined {
  const binary = /^[a-z]+\//i.test(type) && !/^text\/|[/+]xml|html/i.test(type);
  return mode === 'base64' || binary ? 'base64' : undefined;
}
