import { Parser } from 'htmlparser2';
import { safeAddress } from './addresses.js';
import { ALLOWED, BLOCKS, DROPPED, VOID } from './html.js';

const DEEPEST = 200;
/** In characters: longer than any article. */
export const LONGEST_TEXT = 1_000_000;
/** Longer than any headline. */
const LONGEST_TITLE = 10_000;

class TooDeep extends Error {}

/**
 * Safe HTML: only the elements and attributes of `html.ts`, every other tag left out, scripts and the like with
 * their content. Addresses are http, https or mailto and absolute where `base` is known. Markup nested too deeply to be
 * meant for people becomes plain text.
 */
export function safeHtml(html: string, base?: string): string {
  const text = html.slice(0, LONGEST_TEXT).trim();
  if (!/[<&]/.test(text)) return text.replaceAll('>', '&gt;');
  const writer = new Writer(base);
  return parsed(text, writer) ? writer.out.trim() : escaped(textOnly(text));
}

/**
 * The text of a title, on one line. A `<` that could open a tag stays `&lt;`: whoever takes the title for HTML by
 * mistake gets nothing active.
 */
export function plainText(html: string): string {
  let text = html.slice(0, LONGEST_TITLE);
  if (/[<&]/.test(text)) {
    const reader = new Reader();
    text = parsed(text, reader) ? reader.text : textOnly(text);
  }
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/<(?=[a-z/!?])/gi, '&lt;');
}

function parsed(html: string, handler: Writer | Reader): boolean {
  try {
    const parser = new Parser(handler, { recognizeCDATA: true });
    parser.end(html.includes('<!') ? html.replace(NO_DECLARATION, '&lt;!') : html);
    return true;
  } catch (error) {
    if (error instanceof TooDeep) return false;
    throw error;
  }
}

/** A browser would take such a slip of the keyboard for a comment up to the next bracket. */
const NO_DECLARATION = /<!(?!--|\[CDATA\[|doctype)/gi;

const textOnly = (html: string) => html.replace(/<[^<>]*>/g, ' ');
const escaped = (text: string) =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

/** Counts depth and what lies inside elements that are dropped with their content. */
class Walker {
  protected dropping = 0;
  private depth = 0;

  onopentag(name: string, attributes: Record<string, string>) {
    if (++this.depth > DEEPEST) throw new TooDeep();
    if (DROPPED.has(name)) this.dropping++;
    else if (this.dropping === 0) this.open(name, attributes);
  }

  onclosetag(name: string) {
    this.depth--;
    if (DROPPED.has(name)) this.dropping--;
    else if (this.dropping === 0) this.close(name);
  }

  protected open(_name: string, _attributes: Record<string, string>) {}
  protected close(_name: string) {}
}

class Writer extends Walker {
  out = '';

  constructor(private readonly base: string | undefined) {
    super();
  }

  ontext(text: string) {
    if (this.dropping === 0) this.out += escaped(text);
  }

  protected override open(name: string, attributes: Record<string, string>) {
    const allowed = ALLOWED.get(name);
    if (!allowed) return;
    let tag = `<${name}`;
    for (const attribute of allowed) {
      const value = attributes[attribute];
      if (value === undefined) continue;
      const safe = isAddress(attribute) ? safeAddress(value, this.base, attribute) : value;
      if (safe !== undefined) tag += ` ${attribute}="${escaped(safe).replaceAll('"', '&quot;')}"`;
    }
    this.out += `${tag}>`;
  }

  protected override close(name: string) {
    if (ALLOWED.has(name) && !VOID.has(name)) this.out += `</${name}>`;
  }
}

const isAddress = (attribute: string) => attribute === 'href' || attribute === 'src' || attribute === 'cite';

class Reader extends Walker {
  text = '';

  ontext(text: string) {
    if (this.dropping === 0) this.text += text;
  }

  protected override open(name: string) {
    if (BLOCKS.has(name)) this.text += ' ';
  }

  protected override close(name: string) {
    if (BLOCKS.has(name)) this.text += ' ';
  }
}
