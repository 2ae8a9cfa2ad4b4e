// Speed of reading feeds beside rss-parser alone and feedsmith, on the same bytes in one run:
// npm run bench:feeds [-- --json]. Milliseconds are medians; the peers neither sanitize nor check what they return.

import { parseFeed as feedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../../dist/src/pipeline/feeds/parse.js';

const SIZES = [50, 500, 5000];
const LEAST_RUNS = 5;
const LEAST_MILLISECONDS = 1500;
/** Before the clock counts, so that all three run compiled. */
const WARM_UP_RUNS = 30;

const WORDS =
  'sanctions port corridor grain envoy drone accord railway tanker ministry visit treaty соглашение визит بندر توافق'.split(
    ' ',
  );

/** The same sequence in every run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function feedOf(items) {
  const next = random(1);
  const words = (count) => Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ');
  const paragraph = () =>
    `<p>${words(40)} <a href="https://example.org/${words(1)}">${words(2)}</a> &amp; <b>${words(3)}</b></p>`;
  const item = (n) => `<item><title>${words(9)} &amp; ${words(2)}</title><link>https://example.org/news/${n}</link>
<guid isPermaLink="false">https://example.org/?p=${n}</guid><pubDate>Wed, 13 Mar 2024 09:05:07 +0300</pubDate>
<dc:creator><![CDATA[${words(2)}]]></dc:creator><category>${words(1)}</category><category>${words(1)}</category>
<media:thumbnail url="https://example.org/${n}.jpg" width="90" height="60"/>
<description>&lt;p&gt;${words(30)}&lt;/p&gt;&lt;img src="https://example.org/${n}.jpg" alt="${words(3)}"/&gt;</description>
<content:encoded><![CDATA[<figure><img src="/${n}.jpg"></figure>${Array.from({ length: 2 }, paragraph).join('\n')}]]></content:encoded></item>`;
  const head = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>${words(3)}</title><link>https://example.org/</link><description>${words(8)}</description>`;
  return new TextEncoder().encode(
    `${head}${Array.from({ length: items }, (_, n) => item(n)).join('\n')}</channel></rss>`,
  );
}

const alone = new RssParser();
const text = (bytes) => new TextDecoder().decode(bytes);
const READERS = {
  entente: (bytes) => parseFeed(bytes, { baseUrl: 'https://example.org/feed' }),
  'rss-parser': (bytes) => alone.parseString(text(bytes)),
  feedsmith: (bytes) => feedsmith(text(bytes)),
};

async function time(read, bytes) {
  const start = performance.now();
  await read(bytes);
  return performance.now() - start;
}

/** Readers take turns, so that whatever else the machine does falls on all of them. */
async function medians(items) {
  const bytes = feedOf(items);
  const times = Object.fromEntries(Object.keys(READERS).map((name) => [name, []]));
  const end = performance.now() + LEAST_MILLISECONDS * Object.keys(READERS).length;
  for (let run = items > SIZES[0] ? -1 : -WARM_UP_RUNS; run < LEAST_RUNS || performance.now() < end; run++) {
    for (const [name, read] of Object.entries(READERS)) {
      const spent = await time(read, bytes);
      if (run >= 0) times[name].push(spent);
    }
  }
  const milliseconds = Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)[Math.floor(list.length / 2)]]),
  );
  return {
    items,
    bytes: bytes.length,
    milliseconds,
    timesRssParser: milliseconds.entente / milliseconds['rss-parser'],
  };
}

const rows = [];
for (const items of SIZES) rows.push(await medians(items));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ node: process.version, rows }));
} else {
  console.log(['items', 'bytes', ...Object.keys(READERS), 'entente : rss-parser'].join('\t'));
  for (const { items, bytes, milliseconds, timesRssParser } of rows) {
    const times = Object.values(milliseconds).map((value) => `${value.toFixed(1)} ms`);
    console.log([items, bytes, ...times, timesRssParser.toFixed(2)].join('\t'));
  }
}
