/** What the elements of all feed formats mean. A new dialect is a new line. Names are lower case, as tidied documents are. */

/** The meaning of an element, given its namespace and its name. */
export type Role =
  | 'title'
  | 'link'
  | 'guid'
  | 'identifier'
  | 'body'
  | 'author'
  | 'date'
  | 'language'
  | 'ttl'
  | 'period'
  | 'frequency';

export type Namespace = 'core' | 'dc' | 'content' | 'xhtml' | 'rdf' | 'itunes' | 'media' | 'sy' | 'xml' | 'unknown';

/** A map, because documents name things `constructor` too. */
function table<T>(entries: Record<string, T>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** An address that starts like this is that namespace. */
export const NAMESPACES: ReadonlyArray<readonly [string, Namespace]> = [
  ['www.w3.org/2005/atom', 'core'],
  ['purl.org/atom/', 'core'],
  ['purl.org/echo', 'core'],
  ['purl.org/pie', 'core'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules', 'unknown'],
  ['purl.org/rss/', 'core'],
  ['purl.org/net/rss', 'core'],
  ['my.netscape.com/', 'core'],
  ['channel.netscape.com/', 'core'],
  ['backend.userland.com/', 'core'],
  ['blogs.law.harvard.edu/', 'core'],
  ['cyber.law.harvard.edu/', 'core'],
  ['purl.org/dc/', 'dc'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.itunes.com/', 'itunes'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.rssboard.org/media-rss', 'media'],
];

/** What a prefix means in a document that forgets to declare it. */
export const PREFIXES: ReadonlyMap<string, Namespace> = table({
  '': 'core',
  atom: 'core',
  atom10: 'core',
  a10: 'core',
  rss: 'core',
  dc: 'dc',
  dcterms: 'dc',
  content: 'content',
  xhtml: 'xhtml',
  rdf: 'rdf',
  itunes: 'itunes',
  media: 'media',
  sy: 'sy',
  xml: 'xml',
});

export const ROLES: Readonly<Partial<Record<Namespace, ReadonlyMap<string, Role>>>> = {
  core: table({
    title: 'title',
    link: 'link',
    guid: 'guid',
    id: 'guid',
    description: 'body',
    summary: 'body',
    content: 'body',
    abstract: 'body',
    body: 'body',
    fulltext: 'body',
    fullitem: 'body',
    'full-text': 'body',
    author: 'author',
    managingeditor: 'author',
    creator: 'author',
    pubdate: 'date',
    published: 'date',
    issued: 'date',
    created: 'date',
    date: 'date',
    updated: 'date',
    modified: 'date',
    language: 'language',
    ttl: 'ttl',
  }),
  dc: table({
    title: 'title',
    creator: 'author',
    author: 'author',
    description: 'body',
    abstract: 'body',
    date: 'date',
    issued: 'date',
    created: 'date',
    modified: 'date',
    identifier: 'identifier',
    language: 'language',
  }),
  content: table({ encoded: 'body' }),
  xhtml: table({ body: 'body', div: 'body' }),
  itunes: table({ author: 'author', summary: 'body' }),
  media: table({ description: 'body' }),
  sy: table({ updateperiod: 'period', updatefrequency: 'frequency' }),
};

/** The order in which dates are believed: what says when an entry came out, before what says when it changed. */
export const DATE_ORDER: readonly string[] = [
  'pubdate',
  'published',
  'issued',
  'date',
  'created',
  'updated',
  'modified',
];

export const ROOTS = new Set(['rss', 'feed', 'rdf']);
export const ITEMS = new Set(['item', 'entry']);

/** Minutes of a syndication period. */
export const PERIODS: ReadonlyMap<string, number> = table({
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
});
