import { NAMESPACES, type Namespace, PREFIXES } from './names.js';

/** The namespaces that prefixes mean at one place of a document; '' is the default namespace. */
export type Scope = Readonly<Record<string, Namespace>>;

export const DOCUMENT_SCOPE: Scope = Object.assign(Object.create(null), Object.fromEntries(PREFIXES));

/** The scope inside an element: its parent's, changed by its own declarations. */
export function scopeOf(attributes: Record<string, string>, outer: Scope): Scope {
  let scope: Record<string, Namespace> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name === 'xmlns' ? '' : name.slice(6);
    // Inherited, not copied: an element may declare thousands and have thousands of children.
    scope ??= Object.create(outer) as Record<string, Namespace>;
    scope[prefix] = namespaceOf(attributes[name]!.trim(), prefix);
  }
  return scope ?? outer;
}

function namespaceOf(address: string, prefix: string): Namespace {
  const bare = address.toLowerCase().replace(/^https?:\/\//, '');
  if (bare === '') return PREFIXES.get(prefix) ?? 'core';
  // A default namespace that nobody knows is a publisher's slip: their elements are still called item and title.
  return NAMESPACES.find(([start]) => bare.startsWith(start))?.[1] ?? PREFIXES.get(prefix) ?? 'unknown';
}

/** An element's namespace and its name without the prefix. */
export function resolve(name: string, scope: Scope): [Namespace, string] {
  const colon = name.indexOf(':');
  if (colon < 0) return [scope['']!, name];
  return [scope[name.slice(0, colon)] ?? 'unknown', name.slice(colon + 1)];
}
