import { Parser } from 'htmlparser2';
import { GiveUp } from '../../errors.js';
import { baseIn } from './addresses.js';
import { Canonical } from './canonical.js';
import { Field } from './field.js';
import { VOID } from './html.js';
import { ITEMS, type Namespace, ROLES, ROOTS } from './names.js';
import { DOCUMENT_SCOPE, resolve, type Scope, scopeOf } from './namespaces.js';

const DEEPEST = 256;
/** Of one item, or of the feed between two items. */
const MOST_FIELDS = 100;

export interface Tidied {
  /** A document of one shape, RSS 2.0 with the elements of `Role`; undefined when nothing in the text was a feed. */
  xml?: string;
  /** The name of the first element. */
  first?: string;
  items: number;
  /** The bodies that the document's body elements count. */
  bodies: string[];
  /** The text ended before the feed did. */
  cut: boolean;
}

/**
 * Brings RSS 0.9 to 2.0, RDF and Atom, well-formed or not, into one shape that a strict parser reads without
 * surprises: known names, no namespaces, no entities, markup as text, five levels at most.
 */
export function tidy(text: string, base?: string): Tidied {
  const tidier = new Tidier(base);
  const parser = new TolerantParser(tidier, {
    xmlMode: true,
    decodeEntities: false,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  });
  parser.write(withoutDoctype(text));
  const result = tidier.finish(END_OF_TAG.test(text.slice(-100)));
  parser.end();
  return result;
}

/** A last tag that lacks only its bracket. */
const END_OF_TAG = /<\/[\w:]+\s*$/;

/** Publishers who forget to escape HTML leave its void elements open. */
class TolerantParser extends Parser {
  protected override isVoidElement(name: string): boolean {
    return VOID.has(name);
  }
}

/** Without the declarations of a DOCTYPE, whose entities are never wanted. */
function withoutDoctype(text: string): string {
  const start = text.slice(0, 2000).search(/<!doctype[^<>]*\[/i);
  const end = start < 0 ? -1 : text.indexOf(']>', start);
  return end < 0 ? text : text.slice(0, start) + text.slice(end + 2);
}

class Tidier {
  private readonly canonical = new Canonical();
  private first: string | undefined;
  private depth = 0;
  /** By depth: the scope and base inside, and whether children may be fields. */
  private readonly scopes: Scope[] = [DOCUMENT_SCOPE];
  private readonly bases: Array<string | undefined>;
  private readonly holds: boolean[] = [false];
  private rootDepth = 0;
  private rootClosed = false;
  private itemDepth = 0;
  private fields = 0;
  private field: Field | undefined;
  private fieldDepth = 0;
  private fieldDone = false;
  private cdata = false;

  constructor(base: string | undefined) {
    this.bases = [base];
  }

  onopentag(name: string, attributes: Record<string, string>) {
    const depth = ++this.depth;
    if (depth > DEEPEST) throw new GiveUp(`not a feed for readers: its elements are nested more than ${DEEPEST} deep`);
    const scope = scopeOf(attributes, this.scopes[depth - 1]!);
    this.scopes[depth] = scope;
    this.bases[depth] = baseIn(attributes['xml:base'], this.bases[depth - 1]);
    const [namespace, local] = resolve(name, scope);
    const item = ITEMS.has(local) && namespace === 'core' && this.rootDepth > 0;
    this.holds[depth] = item || this.isContainer(namespace, local);
    if (item) this.startItem(attributes);
    else if (this.field) this.field.open(local, attributes);
    else if (!this.rootDepth) this.startRoot(name, local, attributes);
    else if (!this.holds[depth] && this.holds[depth - 1]) this.startField(namespace, local, attributes);
  }

  private isContainer(namespace: Namespace, local: string): boolean {
    if (this.field) return false;
    return (local === 'channel' && this.itemDepth === 0) || (local === 'group' && namespace === 'media');
  }

  private startRoot(name: string, local: string, attributes: Record<string, string>) {
    this.first ??= name;
    if (!ROOTS.has(local) && local !== 'channel') return;
    this.rootDepth = this.depth;
    this.holds[this.depth] = true;
    if (attributes['xml:lang']) this.canonical.element('language', attributes['xml:lang']);
  }

  private startItem(attributes: Record<string, string>) {
    if (this.field) this.endField();
    if (this.itemDepth) this.endItem();
    this.itemDepth = this.depth;
    this.fields = 0;
    this.canonical.startItem(attributes['rdf:about'] ?? attributes.about);
  }

  private startField(namespace: Namespace, local: string, attributes: Record<string, string>) {
    const role = ROLES[namespace]?.get(local);
    if (!role || (this.itemDepth === 0 && role === 'body') || ++this.fields > MOST_FIELDS) return;
    const xhtml = namespace === 'xhtml' || attributes.type?.includes('xhtml') === true;
    this.field = new Field(role, local, attributes, this.bases[this.depth], xhtml);
    this.fieldDepth = this.depth;
    this.fieldDone = false;
  }

  ontext(text: string) {
    if (this.field && !this.fieldDone) this.field.text(text, this.cdata);
  }

  oncdatastart() {
    this.cdata = true;
  }

  oncdataend() {
    this.cdata = false;
  }

  onclosetag(name: string) {
    if (this.field && this.fieldDepth === this.depth) this.endField();
    else if (this.field)
      this.fieldDone = this.field.close(resolve(name, this.scopes[this.depth]!)[1]) || this.fieldDone;
    if (this.itemDepth === this.depth) this.endItem();
    if (this.rootDepth === this.depth) this.rootClosed = true;
    this.depth--;
  }

  private endField() {
    this.canonical.field(this.field!, this.bases[0]);
    this.field = undefined;
  }

  private endItem() {
    this.itemDepth = 0;
    this.fields = 0;
    this.canonical.endItem();
  }

  /** Where the text stops, perhaps within its last tag. An item that is still open may lack half its address. */
  finish(ended: boolean): Tidied {
    if (this.itemDepth) this.canonical.dropItem();
    const { items, bodies } = this.canonical;
    const cut = this.rootDepth > 0 && !this.rootClosed && !ended;
    return {
      ...(this.first === undefined ? {} : { first: this.first }),
      ...(this.rootDepth > 0 ? { xml: this.canonical.document() } : {}),
      items,
      bodies: [...bodies],
      cut,
    };
  }
}
