// Publishers on loopback, each on an address of its own, that note when they are asked and by whom.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const ARTICLES = 20;
const LATENCY = 30;

/** Addresses 127.0.3.1 and on. Some carry two feeds, one redirects to its neighbour, some articles fail. */
export async function startWire(count) {
  const hosts = Array.from({ length: count }, (_, index) => newHost(index));
  for (const host of hosts) {
    host.server = createServer((request, response) => void answer(hosts, host, request, response));
    await new Promise((ready, failed) => host.server.on('error', failed).listen(0, host.address, ready));
    host.origin = `http://${host.address}:${host.server.address().port}`;
  }
  const feeds = hosts.flatMap((host) => [
    `${host.origin}/feed.xml`,
    ...(host.index % 3 === 0 ? [`${host.origin}/second.xml`] : []),
  ]);
  const close = () => {
    for (const { server } of hosts) {
      server.close();
      server.closeAllConnections();
    }
  };
  return { hosts, feeds, articles: count * ARTICLES, close };
}

const newHost = (index) => ({
  index,
  address: `127.0.3.${index + 1}`,
  open: 0,
  simultaneous: 0,
  requests: 0,
  unchanged: 0,
  lastStart: undefined,
  lastEnd: undefined,
  /** Milliseconds between the starts of two requests, and from an end to the next start. */
  startGap: Number.POSITIVE_INFINITY,
  restGap: Number.POSITIVE_INFINITY,
  /** Requests by the process that made them, and times that each article was sent. */
  clients: new Map(),
  sent: new Map(),
});

async function answer(hosts, host, request, response) {
  arrive(host, request);
  response.on('close', () => {
    host.open--;
    host.lastEnd = performance.now();
  });
  await new Promise((done) => setTimeout(done, LATENCY * (0.5 + Math.random())));
  const send = (status, body = '', headers = {}) => response.writeHead(status, headers).end(body);
  const article = /^\/news\/(\d+)$/.exec(request.url)?.[1];
  if (/^\/(feed|second)\.xml$/.test(request.url)) return sendFeed(host, request, send);
  if (article === undefined || Number(article) >= ARTICLES) return send(404);
  // Redirects must take their turn at the host that they lead to.
  if (host.index === 1 && Number(article) % 5 === 0)
    return send(302, '', { location: `${hosts[2].origin}/news/${article}` });
  host.sent.set(article, (host.sent.get(article) ?? 0) + 1);
  const text =
    `The harbour of town ${host.index} received ship number ${article} this morning, its master said. `.repeat(6);
  send(200, `<!doctype html><title>Ship ${article}</title><article><h1>Ship ${article}</h1><p>${text}</p></article>`, {
    'content-type': 'text/html',
  });
}

function arrive(host, request) {
  const now = performance.now();
  if (host.lastStart !== undefined) host.startGap = Math.min(host.startGap, now - host.lastStart);
  if (host.lastEnd !== undefined && host.open === 0) host.restGap = Math.min(host.restGap, now - host.lastEnd);
  host.lastStart = now;
  host.requests++;
  host.open++;
  host.simultaneous = Math.max(host.simultaneous, host.open);
  const client = /client-\d+/.exec(request.headers['user-agent'] ?? '')?.[0] ?? 'unknown';
  host.clients.set(client, (host.clients.get(client) ?? 0) + 1);
}

function sendFeed(host, request, send) {
  const items = Array.from({ length: ARTICLES }, (_, n) => {
    const link = `${host.origin}/news/${n}`;
    return `<item><title>Ship ${n} of town ${host.index}</title><link>${link}</link><guid>${link}</guid></item>`;
  });
  const body = `<rss version="2.0"><channel><title>Town ${host.index}</title>${items.join('')}</channel></rss>`;
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) {
    host.unchanged++;
    return send(304, '', { etag });
  }
  send(200, body, { etag, 'content-type': 'application/rss+xml' });
}
