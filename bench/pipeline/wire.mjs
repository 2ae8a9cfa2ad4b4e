// Publishers on loopback, each on an address of its own, that note when they are asked, how often and by whom.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { listenApart } from '../../dist/src/demo/listen.js';

const LATENCY = 30;
const FAULTS = ['404', '410', '500', 'hang', 'cut', 'circle', 'huge'];

/**
 * Serves `articles` invented articles at `hosts` addresses of a network such as "127.0.3". A share of them, `faults`, misbehaves for
 * ever, and the same share of feeds asks for patience once; with `perSecond` they are published one after another instead of at once.
 */
export async function startWire({ hosts: count, articles, network, faults = 0, perSecond = Number.POSITIVE_INFINITY }) {
  const begin = performance.now();
  const published = (n) => n < ((performance.now() - begin) / 1000) * perSecond;
  const faultOf = (n) => (n % 100 < faults * 100 ? FAULTS[Math.floor(n / 100 + n) % FAULTS.length] : undefined);
  const hosts = Array.from({ length: count }, (_, index) => newHost(index));
  for (let n = 0; n < articles; n++) hosts[n % count].articles.push(n);
  for (const host of hosts) {
    host.impatient = host.index % 10 < faults * 10;
    host.server = createServer((request, response) => {
      answer(host, request, response, { published, faultOf }).catch(() => response.destroy());
    });
  }
  const sites = hosts.map((host) => ({ server: host.server, host: host.index + 1 }));
  const origins = await listenApart(sites, network, 0);
  for (const host of hosts) host.origin = origins[host.index];
  return {
    hosts,
    feeds: hosts.flatMap(({ origin, index }) => [`${origin}/feed.xml`, ...(index % 5 ? [] : [`${origin}/second.xml`])]),
    faulty: Array.from({ length: articles }, (_, n) => n).filter(faultOf).length,
    sent: () => hosts.reduce((sum, host) => sum + host.sent.size, 0),
    close() {
      for (const { server } of hosts) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

const newHost = (index) => ({
  index,
  articles: [],
  open: 0,
  simultaneous: 0,
  requests: 0,
  feedRequests: 0,
  unchanged: 0,
  lastStart: undefined,
  /** Milliseconds between the starts of two requests. */
  shortestGap: Number.POSITIVE_INFINITY,
  /** Requests by the process that made them, and times that each article was asked for. */
  clients: new Map(),
  sent: new Map(),
});

async function answer(host, request, response, { published, faultOf }) {
  arrive(host, request);
  response.on('close', () => host.open--);
  await new Promise((done) => setTimeout(done, LATENCY * (0.5 + Math.random())));
  const send = (status, body = '', headers = {}) => response.writeHead(status, headers).end(body);
  if (/^\/(feed|second)\.xml$/.test(request.url)) return sendFeed(host, request, send, published);
  const [path] = request.url.split('?');
  const n = Number(/^\/news\/(\d+)$/.exec(path)?.[1] ?? -1);
  if (!host.articles.includes(n)) return send(404);
  if (path === request.url) host.sent.set(n, (host.sent.get(n) ?? 0) + 1);
  const html = { 'content-type': 'text/html; charset=utf-8' };
  switch (faultOf(n)) {
    case '404':
    case '410':
    case '500':
      return send(Number(faultOf(n)));
    case 'hang':
      return;
    case 'cut':
      response.writeHead(200, { ...html, 'content-length': 100_000 }).write(page(n, host));
      return void setTimeout(() => response.destroy(), 20);
    case 'circle':
      return send(302, '', { location: `${path}?again=${Math.random()}` });
    case 'huge':
      return send(200, Buffer.alloc(6 * 2 ** 20, 'x '), html);
    default:
      return send(200, page(n, host), html);
  }
}

function arrive(host, request) {
  const now = performance.now();
  if (host.lastStart !== undefined) host.shortestGap = Math.min(host.shortestGap, now - host.lastStart);
  host.lastStart = now;
  host.requests++;
  host.open++;
  host.simultaneous = Math.max(host.simultaneous, host.open);
  const client = /client-\d+/.exec(request.headers['user-agent'] ?? '')?.[0] ?? 'unknown';
  host.clients.set(client, (host.clients.get(client) ?? 0) + 1);
}

function sendFeed(host, request, send, published) {
  host.feedRequests++;
  if (host.impatient && host.feedRequests === 1) return send(429, '', { 'retry-after': '1' });
  const items = host.articles.filter(published).map((n) => {
    const link = `${host.origin}/news/${n}`;
    return `<item><title>${title(n)}</title><link>${link}</link><guid>${link}</guid></item>`;
  });
  const body = `<rss version="2.0"><channel><title>Town ${host.index}</title><item><title>About us</title></item>${items.join('')}</channel></rss>`;
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) {
    host.unchanged++;
    return send(304, '', { etag });
  }
  send(200, body, { etag, 'content-type': 'application/rss+xml' });
}

const PLACES = ['Northport', 'Saltmarsh', 'Greyhaven', 'Sandbar', 'Lowmoor', 'Highcliff', 'Oldbridge'];
const place = (n) => PLACES[n % PLACES.length];
/** One in three is relevant. */
const title = (n) =>
  n % 3 ? `Ship ${n} calls at ${place(n)}` : `Russia and Iran sign accord ${n} on drone deliveries to ${place(n)}`;

function page(n, { index }) {
  const harbour = `<p>The harbour of town ${index} received ship number ${n} from ${place(n)} this morning, its master said.</p>`;
  const accord = `<p>Russia and Iran signed agreement number ${n} on the delivery of combat drones in ${place(n)}, their ministries said.</p>`;
  const text = (n % 3 ? harbour : accord + harbour).repeat(5);
  return `<!doctype html><html lang="en"><title>${title(n)}</title><article><h1>${title(n)}</h1>${text}</article></html>`;
}
