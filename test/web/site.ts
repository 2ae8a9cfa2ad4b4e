import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><language>en-GB</language>
  <item><title>Ferry &lt;b&gt;opens&lt;/b&gt;</title><link>/1</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>
</channel></rss>`;

/** The address of a site whose page names its feed, /rss, of one article that is gone. */
export async function feedSite(): Promise<string> {
  const server = createServer((request, response) => {
    const isFeed = request.url === '/rss';
    if (request.url !== '/' && !isFeed) return void response.writeHead(404).end();
    response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
    response.end(isFeed ? feed : '<link rel="alternate" type="application/rss+xml" href="/rss"><title>Harbour</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
