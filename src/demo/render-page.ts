import { escapeMarkup } from './markup.js';
import type { Article, Outlet } from './outlets.js';
import { type Phrases, phrasesFor } from './phrases.js';
import { articlePath, feedFormats } from './render-feed.js';

interface Site {
  outlet: Outlet;
  origin: string;
  /** What is published so far, newest first. */
  articles: readonly Article[];
}

/** The page of one article, with the clutter that real pages have. */
export function renderArticle(site: Site, article: Article): string {
  const words = phrasesFor(site.outlet.language);
  const head = `<link rel="canonical" href="${site.origin}${articlePath(article)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeMarkup(article.title)}">
<meta property="og:site_name" content="${escapeMarkup(site.outlet.name)}">${layouts[site.outlet.layout].head(site, article)}`;
  const related = site.articles.filter((other) => other !== article).slice(0, 5);
  const body = `${layouts[site.outlet.layout].story(site, article)}
<aside class="sidebar"><h3>${words.related}</h3>${headlines(related)}
<div class="newsletter"><h4>${words.newsletter}</h4><p>${words.newsletterText}</p>
<form action="/newsletter"><input type="email" name="email"><button>${words.subscribe}</button></form></div></aside>`;
  return frame(site, words, `${article.title} | ${site.outlet.name}`, head, body);
}

/** The front page: what is published, newest first. */
export function renderFront(site: Site): string {
  const words = phrasesFor(site.outlet.language);
  return frame(site, words, site.outlet.name, '', `<main><h1>${words.latest}</h1>${headlines(site.articles)}</main>`);
}

function frame({ outlet }: Site, words: Phrases, title: string, head: string, body: string): string {
  const { path, contentType } = feedFormats[outlet.format];
  const sections = words.sections
    .map((section, index) => `<li><a href="/section/${index}">${section}</a></li>`)
    .join('');
  const name = escapeMarkup(outlet.name);
  return `<!doctype html>
<html lang="${outlet.language}"${outlet.language === 'fa' ? ' dir="rtl"' : ''}>
<head><meta charset="${outlet.encoding}"><title>${escapeMarkup(title)}</title>
<link rel="alternate" type="${contentType}" href="${path}">
${head}
<style>body{max-width:60rem;margin:auto;font-family:serif}nav li{display:inline;margin:.5rem}</style></head>
<body>
<header><a class="logo" href="/">${name}</a><nav><ul>${sections}</ul></nav></header>
${body}
<footer><p>© ${name}. ${words.rights}</p><p lang="en" dir="ltr">This outlet and its articles are invented samples.</p>
<ul><li><a href="/about">${words.about}</a></li><li><a href="/contact">${words.contact}</a></li></ul></footer>
</body></html>`;
}

const headlines = (articles: readonly Article[]) =>
  `<ul class="headlines">${articles
    .map((article) => `<li><a href="${articlePath(article)}">${escapeMarkup(article.title)}</a></li>`)
    .join('')}</ul>`;

const paragraphs = ({ text }: Article) => text.split('\n').map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`);

/** The day as readers of the language write it: Persian gets the solar calendar. */
function dateline({ outlet }: Site, { published }: Article): string {
  const day = new Intl.DateTimeFormat(outlet.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `<time datetime="${published.toISOString()}">${day.format(published)}</time>`;
}

/** Only ASCII survives every encoding and cannot end the script element. */
const scriptJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

interface Layout {
  head(site: Site, article: Article): string;
  story(site: Site, article: Article): string;
}

const layouts: Readonly<Record<Outlet['layout'], Layout>> = {
  classic: {
    head: ({ outlet, origin }, article) => `
<script type="application/ld+json">${scriptJson({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: article.title,
      datePublished: article.published.toISOString(),
      inLanguage: outlet.language,
      articleSection: article.section,
      mainEntityOfPage: origin + articlePath(article),
      author: { '@type': 'Person', name: article.author },
      publisher: { '@type': 'Organization', name: outlet.name },
    })}</script>`,
    story: (site, article) => `<main><article>
<p class="section"><a href="/section/0">${escapeMarkup(article.section)}</a></p>
<h1>${escapeMarkup(article.title)}</h1>
<div class="byline"><span class="author">${escapeMarkup(article.author)}</span> ${dateline(site, article)}</div>
<div class="story">${paragraphs(article).join('\n')}</div>
</article></main>`,
  },
  portal: {
    head: () => '',
    story: (site, article) => {
      const [first, ...rest] = paragraphs(article);
      const other = site.articles.filter((candidate) => candidate !== article).slice(-2);
      return `<div class="columns"><div class="main-column">
<h1 class="headline">${escapeMarkup(article.title)}</h1>
<div class="meta"><span rel="author" class="author">${escapeMarkup(article.author)}</span> ${dateline(site, article)}</div>
<div class="share"><a href="#">${phrasesFor(site.outlet.language).share}</a></div>
<div class="story-body">${first}
<div class="related-box">${headlines(other)}</div>
${rest.join('\n')}</div>
</div></div>`;
    },
  },
  blog: {
    head: (_, article) => `
<meta name="author" content="${escapeMarkup(article.author)}">
<meta property="article:published_time" content="${article.published.toISOString()}">
<meta property="article:section" content="${escapeMarkup(article.section)}">`,
    story: (site, article) => `<div id="content"><div class="post">
<h1 class="entry-title">${escapeMarkup(article.title)}</h1>
<div class="entry-meta">${dateline(site, article)} · ${escapeMarkup(article.author)}</div>
<div class="entry-content">${paragraphs(article).join('\n')}</div>
</div></div>`,
  },
};
