import { escapeMarkup } from './markup.js';
import type { Article, Outlet } from './outlets.js';

interface FeedFormat {
  path: string;
  contentType: string;
  render(outlet: Outlet, origin: string, articles: readonly Article[]): string;
}

export const articlePath = ({ slug }: Article) => `/news/${slug}.html`;

const link = (origin: string, article: Article) => origin + articlePath(article);
const guid = (outlet: Outlet, article: Article) => `tag:${outlet.id}.example,2026:${article.slug}`;
const lead = (article: Article) => article.text.split('\n')[0]!;
const declaration = ({ encoding }: Outlet) => `<?xml version="1.0" encoding="${encoding}"?>`;
const description = ({ name }: Outlet) => escapeMarkup(`${name}: sample articles of an invented outlet`);

const rss: FeedFormat = {
  path: '/rss.xml',
  contentType: 'application/rss+xml',
  render: (outlet, origin, articles) => `${declaration(outlet)}
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${escapeMarkup(outlet.name)}</title>
<link>${origin}/</link>
<description>${description(outlet)}</description>
<language>${outlet.language}</language>
${articles
  .map(
    (article) => `<item>
<title><![CDATA[${article.title}]]></title>
<link>${link(origin, article)}</link>
<guid isPermaLink="false">${guid(outlet, article)}</guid>
<pubDate>${article.published.toUTCString()}</pubDate>
<dc:creator>${escapeMarkup(article.author)}</dc:creator>
<category>${escapeMarkup(article.section)}</category>
<description>${escapeMarkup(`<p>${escapeMarkup(lead(article))}</p>`)}</description>
</item>`,
  )
  .join('\n')}
</channel></rss>`,
};

const atom: FeedFormat = {
  path: '/atom.xml',
  contentType: 'application/atom+xml',
  render: (outlet, origin, articles) => `${declaration(outlet)}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
<title>${escapeMarkup(outlet.name)}</title>
<subtitle>${description(outlet)}</subtitle>
<id>tag:${outlet.id}.example,2026:feed</id>
<link href="${origin}/"/>
<link rel="self" href="${origin}/atom.xml"/>
<updated>${(articles[0]?.published ?? new Date(0)).toISOString()}</updated>
${articles
  .map(
    (article) => `<entry>
<title>${escapeMarkup(article.title)}</title>
<id>${guid(outlet, article)}</id>
<link href="${link(origin, article)}"/>
<published>${article.published.toISOString()}</published>
<updated>${article.published.toISOString()}</updated>
<author><name>${escapeMarkup(article.author)}</name></author>
<category term="${escapeMarkup(article.section)}"/>
<summary>${escapeMarkup(lead(article))}</summary>
</entry>`,
  )
  .join('\n')}
</feed>`,
};

const rdf: FeedFormat = {
  path: '/index.rdf',
  contentType: 'application/rdf+xml',
  render: (outlet, origin, articles) => `${declaration(outlet)}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${origin}/index.rdf">
<title>${escapeMarkup(outlet.name)}</title>
<link>${origin}/</link>
<description>${description(outlet)}</description>
<dc:language>${outlet.language}</dc:language>
<items><rdf:Seq>${articles.map((article) => `<rdf:li resource="${link(origin, article)}"/>`).join('')}</rdf:Seq></items>
</channel>
${articles
  .map(
    (article) => `<item rdf:about="${link(origin, article)}">
<title>${escapeMarkup(article.title)}</title>
<link>${link(origin, article)}</link>
<description>${escapeMarkup(lead(article))}</description>
<dc:date>${article.published.toISOString()}</dc:date>
<dc:creator>${escapeMarkup(article.author)}</dc:creator>
<dc:subject>${escapeMarkup(article.section)}</dc:subject>
</item>`,
  )
  .join('\n')}
</rdf:RDF>`,
};

const json: FeedFormat = {
  path: '/feed.json',
  contentType: 'application/feed+json',
  render: (outlet, origin, articles) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: outlet.name,
      home_page_url: `${origin}/`,
      feed_url: `${origin}/feed.json`,
      language: outlet.language,
      items: articles.map((article) => ({
        id: guid(outlet, article),
        url: link(origin, article),
        title: article.title,
        summary: lead(article),
        content_text: lead(article),
        date_published: article.published.toISOString(),
        authors: [{ name: article.author }],
        tags: [article.section],
      })),
    }),
};

/** RSS 2.0, Atom (RFC 4287), RSS 1.0 in RDF and JSON Feed 1.1. */
export const feedFormats: Readonly<Record<Outlet['format'], FeedFormat>> = { rss, atom, rdf, json };
