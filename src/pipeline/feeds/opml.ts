import { load } from 'cheerio/slim';
import { UserError } from '../../errors.js';

export interface OpmlFeed {
  url: string;
  name: string;
  language?: string;
}

/** An OPML document with these feeds. */
export function writeOpml(feeds: readonly { url: string; name: string; language: string | null }[], now: Date): string {
  const outlines = feeds.map(({ url, name, language }) => {
    const title = escapeAttribute(name);
    const spoken = language ? ` language="${escapeAttribute(language)}"` : '';
    return `    <outline type="rss" text="${title}" title="${title}" xmlUrl="${escapeAttribute(url)}"${spoken}/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Sources of Entente</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${outlines.join('\n')}
  </body>
</opml>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeAttribute = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!);

/** The feeds of an OPML document (opml.org, version 2.0), however deeply grouped. Throws a UserError naming `file` when there are none. */
export function readOpml(document: string, file: string): OpmlFeed[] {
  const $ = load(document, { xml: { lowerCaseAttributeNames: true, lowerCaseTags: true } });
  const found = new Map<string, OpmlFeed>();
  for (const element of $('outline[xmlurl]')) {
    const { xmlurl = '', title, text, language } = element.attribs;
    if (!URL.canParse(xmlurl) || !/^https?:$/.test(new URL(xmlurl).protocol)) continue;
    // None is fetched with a password, and what is not stored cannot leak.
    const { href: url } = Object.assign(new URL(xmlurl), { username: '', password: '' });
    found.set(url, { url, name: title || text || url, ...(language && { language }) });
  }
  if (found.size === 0)
    throw new UserError(`${file}: no feeds found; expected OPML with <outline xmlUrl="https://..."> elements`);
  return [...found.values()];
}
