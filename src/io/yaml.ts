import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UserError } from '../errors.js';

/** Where a text is no YAML, one slip of the indentation makes a fault of every line after it. */
const MOST_SYNTAX_FAULTS = 5;

/**
 * Returns the file's content as `schema` describes it. Throws one UserError
 * that lists every fault with file, line and what was expected.
 */
export function readYaml<T extends z.ZodType>(file: string, schema: T): z.infer<T> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const faults = document.errors.map(
    (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`,
  );
  if (faults.length) throw new UserError(shortened(faults).join('\n'));
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const where = (path: PropertyKey[]) => `${file}:${lines.linePos(offsetOf(document, path)).line}`;
  throw new UserError(
    result.error.issues
      .map(({ path, message }) => `${where(path)}: ${path.map(String).join('.')}: ${message}`)
      .join('\n'),
  );
}

function shortened(faults: string[]): string[] {
  const more = faults.length - MOST_SYNTAX_FAULTS;
  return more > 0
    ? [...faults.slice(0, MOST_SYNTAX_FAULTS), `… and ${more} more, which may follow from these`]
    : faults;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`${file}: cannot be read; does it exist?`);
  }
}

/** A missing key has no place of its own: its parent's is the nearest. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length ? document.getIn(path.slice(0, length), true) : document.contents;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

const firstLine = (message: string) => message.split('\n', 1)[0]!.split(' at line ', 1)[0]!;
