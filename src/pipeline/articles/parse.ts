import { type Document, DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { GiveUp } from '../../errors.js';

const maximumDepth = 512;
const maximumAttributes = 256;
const maximumNodes = 200_000;

/** Refuses hostile markup while it is still a stream of tokens: a tree of it would cost minutes, not milliseconds. */
class LimitedHandler extends DomHandler {
  private nodes = 0;
  private attributes = 0;

  override onopentag(name: string, attribs: Record<string, string>): void {
    this.attributes = 0;
    this.count();
    if (this.tagStack.length > maximumDepth) {
      throw new GiveUp(`the page nests elements deeper than ${maximumDepth}`);
    }
    super.onopentag(name, attribs);
  }

  onattribute(): void {
    this.attributes++;
    if (this.attributes > maximumAttributes) {
      throw new GiveUp(`a tag of the page has more than ${maximumAttributes} attributes`);
    }
  }

  override oncomment(): void {
    this.count();
    this.lastNode = null;
  }

  override oncommentend(): void {}

  private count(): void {
    this.nodes++;
    if (this.nodes > maximumNodes) throw new GiveUp(`the page has more than ${maximumNodes} elements and comments`);
  }
}

/** The page as a tree without comments. Throws GiveUp when depth, attributes or elements exceed any honest page. */
export function parsePage(html: string): Document {
  const handler = new LimitedHandler();
  const parser = new Parser(handler, { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false });
  parser.end(html);
  return handler.root;
}
