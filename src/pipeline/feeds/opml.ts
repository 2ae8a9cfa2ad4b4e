import { load } from 'cheerio';
import { UserError } from '../../errors.js';

export interface OpmlFeed {
  id: string;
  url: string;
  name: string;
  language?: string;
}

/** The feeds of an OPML document (opml.org, version 2.0), however deeply grouped. Throws a UserError naming `file` when there are none. */
export function readOpml(document: string, file: string): OpmlFeed[] {
  const $ = load(document, { xml: { lowerCaseAttributeNames: true, lowerCaseTags: true } });
  const found = new Map<string, OpmlFeed>();
  for (const element of $('outline[xmlurl]')) {
    const { xmlurl = '', title, text, language } = element.attribs;
    if (!URL.canParse(xmlurl) || !/^https?:$/.test(new URL(xmlurl).protocol)) continue;
    const url = new URL(xmlurl).href;
    found.set(url, { id: url, url, name: title || text || url, ...(language && { language }) });
  }
  if (found.size === 0)
    throw new UserError(`${file}: no feeds found; expected OPML with <outline xmlUrl="https://..."> elements`);
  return [...found.values()];
}
