import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FeedSource } from '../pipeline/feeds/sources.js';
import { closeAll, listenApart } from './listen.js';
import { encodeMarkup } from './markup.js';
import { type Article, type Outlet, readOutlets } from './outlets.js';
import { articlePath, feedFormats } from './render-feed.js';
import { renderArticle, renderFront } from './render-page.js';

/** Always the same, so that a second run finds the addresses of the first in its store. */
const USUAL_PORT = 8490;

export interface NewswireOptions {
  /** The folder with one file per outlet. */
  directory: string;
  /** 0 takes whatever is free. */
  port?: number;
  /** The articles are dated back from here. */
  now: Date;
  /** Publishes the newest third of the articles one by one over this time instead of at the start. */
  trickleSeconds?: number;
}

export interface Newswire {
  feeds: Omit<FeedSource, 'fallback' | 'note' | 'type'>[];
  close(): Promise<void>;
}

/** Serves the sample outlets on loopback as feeds and pages. */
export async function startNewswire(options: NewswireOptions): Promise<Newswire> {
  const outlets = readOutlets(options.directory, options.now);
  const published = trickle(outlets, options.trickleSeconds ?? 0);
  const sites = outlets.map((outlet) => ({
    host: outlet.host,
    server: createServer((request, response) => answer(outlet, outlet.articles.filter(published), request, response)),
  }));
  const origins = await listenApart(sites, '127.0.2', options.port ?? USUAL_PORT);
  return {
    feeds: outlets.map(({ id, name, language, country, alignment, family, reliability, format }, index) => ({
      id,
      url: origins[index]! + feedFormats[format].path,
      name: `${name} (sample)`,
      language,
      country,
      alignment,
      family,
      reliability,
    })),
    close: () => closeAll(sites),
  };
}

/** Says which articles are out by now: the newest third comes oldest first, evenly over the given time. */
function trickle(outlets: readonly Outlet[], seconds: number): (article: Article) => boolean {
  const all = outlets.flatMap(({ articles }) => articles).sort((a, b) => a.published.getTime() - b.published.getTime());
  const late = all.slice(Math.ceil((all.length * 2) / 3));
  const delays = new Map(late.map((article, index) => [article, ((index + 1) / late.length) * seconds * 1000]));
  const start = performance.now();
  return (article) => performance.now() - start >= (delays.get(article) ?? 0);
}

function answer(outlet: Outlet, articles: Article[], request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = request.url!.split('?')[0]!;
  const found = resource(outlet, articles, path, `http://${request.socket.localAddress}:${request.socket.localPort}`);
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  const etag = `"${createHash('sha256').update(found.body).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'no-cache' };
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': found.contentType, 'content-length': found.body.length });
  response.end(request.method === 'HEAD' ? undefined : found.body);
}

interface Resource {
  contentType: string;
  body: Buffer;
}

function resource(outlet: Outlet, articles: Article[], path: string, origin: string): Resource | undefined {
  const html = (markup: string) => ({
    contentType: `text/html; charset=${outlet.encoding}`,
    body: encodeMarkup(markup, outlet.encoding),
  });
  const feed = feedFormats[outlet.format];
  const site = { outlet, origin, articles };
  if (path === '/robots.txt') {
    return { contentType: 'text/plain', body: Buffer.from('User-agent: *\nDisallow: /newsletter\n') };
  }
  if (path === '/') return html(renderFront(site));
  if (path === feed.path) {
    const body = encodeMarkup(feed.render(outlet, origin, articles), outlet.encoding);
    return { contentType: feed.contentType, body };
  }
  const article = articles.find((candidate) => articlePath(candidate) === path);
  return article && html(renderArticle(site, article));
}
