export interface AtomEntry {
  /** A URI that never changes. */
  id: string;
  title: string;
  link: string;
  updated: Date;
  source: string;
  language: string | null;
  summary: string;
  categories: string[];
}

/** An Atom document (RFC 4287) of plain texts. */
export function atomFeed(
  feed: { id: string; title: string; self: string; updated: Date },
  entries: AtomEntry[],
): string {
  const head = [
    `<id>${escapeXml(feed.id)}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
    `<updated>${feed.updated.toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    '<generator>Entente</generator>',
  ];
  const lines = [...head, ...entries.map(entryXml)];
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${lines.join('\n')}\n</feed>\n`;
}

function entryXml({ id, title, link, updated, source, language, summary, categories }: AtomEntry): string {
  const lang = language ? ` xml:lang="${escapeXml(language)}"` : '';
  return [
    `<entry${lang}>`,
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="alternate" href="${escapeXml(link)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escapeXml(source)}</name></author>`,
    ...categories.map((term) => `<category term="${escapeXml(term)}"/>`),
    `<summary>${escapeXml(summary)}</summary>`,
    '</entry>',
  ].join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters that XML 1.0 forbids are left out. */
function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  const allowed = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
