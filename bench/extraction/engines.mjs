// The extractors under comparison. Each takes HTML and an address and gives { title, text, published, authors }; text is paragraphs
// separated by line breaks.
import { load } from 'cheerio';
import { extractArticle } from '../../dist/src/pipeline/articles/extract.js';

const blockTags = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

function paragraphs(node, parts = []) {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) parts.push(child.textContent);
    else if (child.nodeType === 1) {
      const block = blockTags.has(child.localName) || child.localName === 'br';
      if (block) parts.push('\n');
      paragraphs(child, parts);
      if (block) parts.push('\n');
    }
  }
  return parts;
}

const textOf = (document, html) => {
  const holder = document.createElement('div');
  holder.innerHTML = html ?? '';
  return paragraphs(holder).join('');
};

async function readability() {
  const { Readability } = await import('@mozilla/readability');
  const { parseHTML } = await import('linkedom');
  return (html) => {
    const { document } = parseHTML(html);
    const article = new Readability(document).parse();
    if (!article) return { text: '', authors: [] };
    const { title, byline, publishedTime, content } = article;
    return { title, text: textOf(document, content), published: publishedTime, authors: byline ? [byline] : [] };
  };
}

async function defuddle() {
  const { Defuddle } = await import('defuddle/node');
  const { parseHTML } = await import('linkedom');
  return async (html, url) => {
    const { document } = parseHTML(html);
    const { title, author, published, content } = await Defuddle(document, url);
    return {
      title,
      text: textOf(parseHTML('<html></html>').document, content),
      published,
      authors: author ? [author] : [],
    };
  };
}

/** Engines by name, loaded on demand; the parse alone is the floor of speed for anything built on cheerio. */
export const engines = {
  'cheerio parse': async () => (html) => {
    load(html, { xml: { xmlMode: false } });
    return undefined;
  },
  entente: async () => (html, url) => extractArticle(html, url),
  'readability + linkedom': readability,
  'defuddle + linkedom': defuddle,
};
