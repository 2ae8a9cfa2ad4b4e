import { decodeEntities } from './entities.js';
import { VOID } from './html.js';
import type { Role } from './names.js';

const TEXT = 0;
const CDATA = 1;
const TAG = 2;

/** Collects what stands inside one element that a reader wants. */
export class Field {
  private readonly pieces: string[] = [];
  private readonly kinds: number[] = [];
  private marked = false;

  constructor(
    readonly role: Role,
    readonly name: string,
    readonly attributes: Record<string, string>,
    readonly base: string | undefined,
    /** Text between tags is text, not markup that was escaped. */
    private readonly xhtml: boolean,
  ) {}

  text(piece: string, cdata: boolean) {
    this.pieces.push(piece);
    this.kinds.push(cdata ? CDATA : TEXT);
  }

  /** A tag inside the element, which makes the whole markup instead of text. */
  open(name: string, attributes: Record<string, string>) {
    // An Atom author is a person with a name; whatever else tells of the person stands beside it.
    if (this.role === 'author') {
      if (name === 'name') this.pieces.length = this.kinds.length = 0;
      return;
    }
    let tag = `<${name}`;
    for (const key in attributes) tag += ` ${key}="${attributes[key]!.replaceAll('"', '&quot;')}"`;
    this.tag(`${tag}>`);
  }

  close(name: string): boolean {
    // An HTML reader takes "</br>" for a second break.
    if (this.role !== 'author' && !VOID.has(name)) this.tag(`</${name}>`);
    return this.role === 'author' && name === 'name';
  }

  private tag(tag: string) {
    this.marked = true;
    this.pieces.push(tag);
    this.kinds.push(TAG);
  }

  /** Text as the publisher meant it, or HTML when the element holds markup. */
  get value(): string {
    const meant = (piece: string, i: number) => {
      const kind = this.kinds[i];
      if (kind === TAG) return piece;
      const literal = this.marked && this.xhtml;
      if (kind === TEXT) return literal ? piece : decodeEntities(piece);
      return literal ? piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : piece;
    };
    return this.pieces.length === 1 ? meant(this.pieces[0]!, 0) : this.pieces.map(meant).join('');
  }
}
