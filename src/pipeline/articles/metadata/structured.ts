/** An article as its JSON-LD describes it; nothing of it is trusted to be of the right type. */
export type LinkedData = Record<string, unknown>;

const articleTypes = /(?:Article|Posting|Report|Review|Recipe|Story)$/;
const pageTypes = /(?:WebPage|ItemPage|VideoObject|Event|Product|CreativeWork|PodcastEpisode)$/;

export const isRecord = (value: unknown): value is LinkedData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a JSON script, forgiving raw line breaks in strings and comment wrappers; undefined when hopeless. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = text.search(/[[{]/);
    const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
    if (start < 0 || end < start) return undefined;
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are the commonest fault
      return JSON.parse(text.slice(start, end + 1).replace(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return undefined;
    }
  }
}

/** The article that a page's JSON-LD describes, then what it says of the page as such. */
export function linkedArticles(scripts: string[]): LinkedData[] {
  const found: LinkedData[] = [];
  for (const script of scripts) collect(parseJson(script), found, 0);
  const named = new Map(found.filter((item) => item.name).map((item) => [item['@id'], item]));
  const resolve = (item: LinkedData) => ({
    ...item,
    author: [item.author].flat().map((author) => resolved(author, named)),
  });
  const articles = found.filter((item) => hasType(item, articleTypes));
  const pages = found.filter((item) => !articles.includes(item) && hasType(item, pageTypes));
  return [...articles, ...pages].map(resolve);
}

/** The record that a bare reference stands for. */
function resolved(value: unknown, named: Map<unknown, LinkedData>): unknown {
  return isRecord(value) && !value.name ? (named.get(value['@id']) ?? value) : value;
}

function collect(value: unknown, found: LinkedData[], depth: number): void {
  if (depth > 4) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 100)) collect(item, found, depth + 1);
  } else if (isRecord(value)) {
    found.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemReviewed', 'subjectOf']) {
      if (typeof value[key] === 'object') collect(value[key], found, depth + 1);
    }
  }
}

const hasType = (item: LinkedData, pattern: RegExp): boolean => texts(item['@type']).some((type) => pattern.test(type));

/** The strings in a value that may be a string, an object with a name, or a list of these. */
export function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (isRecord(value)) return texts(value.name ?? value['@value'] ?? value.url);
  return [];
}
