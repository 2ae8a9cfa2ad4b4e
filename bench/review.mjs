// How fast the review page answers ten clients, in a running server over a store of generated articles: in milliseconds when each
// rests up to half a second before it asks again, and in answers a second when none of them ever rests. A decision is one on a story,
// taken by another client while the ten read.
// npm run bench:review [-- --json] [--sizes 10000:2000,100000:20000]. A size is articles:flagged.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../dist/src/io/db/database.js';
import { startSession } from '../dist/src/io/db/sessions.js';
import { addUser } from '../dist/src/io/db/users.js';
import { projectRoot } from '../dist/src/paths.js';

const CLIENTS = 10;
const REQUESTS = 200;
const DECISIONS = 100;
const LONGEST_REST = 500;
const WORDS_PER_ARTICLE = 200;

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, sizes: { type: 'string', default: '10000:2000,100000:20000,100000:100000' } },
});

const requests = {
  'queue page': [
    '/',
    '/?sort=sources',
    '/?sort=score&alignment=western',
    '/?indicator=energy',
    '/?language=ru&direction=weakens',
    '/?state=accepted',
  ],
  search: [
    '/?in=all&q=corridor',
    '/?in=all&q=Ираном',
    '/?q=قرارداد',
    '/?in=all&q="rare harbour" ferry',
    '/?q=unknownword',
  ],
  article: ['/articles/7', '/articles/77', '/articles/777'],
};

const vocabulary = {
  en: 'corridor railway delivery agreement ministry tanker contract officials visit harbour grain missile refused delayed signed payment rare',
  ru: 'Иран Ираном Россия поставки договор министр коридор танкер визит контракт зерно ракета отказ задержка подписали платеж порт',
  fa: 'ایران روسیه قرارداد کریدور وزیر نفتکش سفر گندم موشک تاخیر امضا پرداخت بندر همکاری‌های راه‌آهن رزمایش کشتی',
};

const posting = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};

const agent = new Agent({ keepAlive: true });
const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
chmodSync(folder, 0o755);
const server = spawn(process.execPath, [join(projectRoot, 'dist/src/main.js'), 'web'], {
  env: { ...process.env, ENTENTE_DATA_DIR: folder, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'inherit', 'pipe'],
});
const address = await new Promise((resolve, reject) => {
  server.stderr.on('data', (text) => {
    const [url] = /http:\/\/\S+?\/(?=\s)/.exec(String(text)) ?? [];
    if (url) resolve(url.slice(0, -1));
  });
  server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
});
const store = await openStore({ dataDir: folder, databaseUrl: undefined });
try {
  const [{ hash }] = (await store.pool.query('select hash from codebooks')).rows;
  const userId = await addUser(store.db, { name: 'bench', role: 'analyst', password: 'none' });
  const cookie = `entente=${await startSession(store.db, userId)}`;
  const results = [];
  let articles = 0;
  let flags = 0;
  for (const size of values.sizes.split(',')) {
    const [wanted, flagged] = size.split(':').map(Number);
    await addArticles(articles, wanted);
    articles = wanted;
    await flag(hash, flags, flagged);
    flags = flagged;
    for (const [kind, paths] of Object.entries(requests))
      results.push({ articles, flagged, kind, ...(await measure(paths, cookie)) });
    results.push({ articles, flagged, kind: 'decision', ...(await measureDecisions(cookie)) });
  }
  print(results);
} finally {
  await store.close();
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

async function addArticles(from, to) {
  const { pool } = store;
  await pool.query(`insert into feeds (id, url, name, alignment, reliability, origin)
    select 'f' || i, 'https://f' || i || '.example', 'Source ' || i,
      (array['russian-state','iranian-state','independent','western','regional'])[1 + i % 5], 'B', 'user'
    from generate_series(0, 49) i on conflict do nothing`);
  await pool.query(
    `insert into entries (feed_id, canonical_url, url, host, title, summary)
     select 'f' || i % 50, 'https://x.example/' || i, 'https://x.example/' || i, 'x.example', 'Item ' || i, ''
     from generate_series($1::int + 1, $2::int) i`,
    [from, to],
  );
  // 300 texts in each language, and in every article a word of its own: new texts throughout would take minutes to make.
  await pool.query(
    `create table if not exists sample as
     select key as language, n as number, (select string_agg(list[1 + floor(random() * 17)::int]
         || case when w % 9 = 0 then ' w' || floor(random() * 30000) else '' end || case when w % 25 = 0 then E'.\\n' else '' end, ' ')
       from generate_series(1, ${WORDS_PER_ARTICLE}) w where n = n) as text, list
     from jsonb_each_text($1::jsonb), lateral string_to_array(value, ' ') list, generate_series(0, 299) n`,
    [JSON.stringify(vocabulary)],
  );
  // The search index is built once over all texts instead of being kept up article by article.
  await pool.query('drop index articles_search');
  await pool.query(
    `insert into articles (id, url, title, text, text_hash, language, authors, published_at, fetched_at)
     select e.id, e.url, e.title || ' ' || list[1 + e.id % 17] || ' ' || list[1 + (e.id / 17) % 17], text || ' own' || e.id,
       e.id::text, s.language, '[]', now() - e.id * interval '1 minute', now()
     from entries e join sample s on s.language = (array['en','ru','fa'])[1 + e.id % 3] and s.number = e.id % 300
     where e.id > $1 and e.id <= $2`,
    [from, to],
  );
  await pool.query('create index articles_search on articles using gin (search) with (fastupdate = off)');
  await pool.query('vacuum analyze');
}

/** Flags the articles between two numbers, makes stories of three of them each, and decides on half of them. */
async function flag(hash, from, to) {
  const { pool } = store;
  await pool.query(
    `insert into classifications (article_id, codebook_hash, text_hash, relevant, score)
     select id, $1, '', true, random() from articles where id > $2 and id <= $3`,
    [hash, from, to],
  );
  await pool.query(
    `insert into flags (article_id, codebook_hash, indicator, direction, status, score, evidence)
     select a.id, $1, i, (array['strengthens','weakens'])[1 + (a.id / 7) % 2], 'announced', 0.5,
       jsonb_build_array(jsonb_build_object('start', 40, 'end', 60, 'text', ''))
     from articles a, lateral (select unnest(array[(array['trade','energy','transport','treaty','exercises'])[1 + a.id % 5], 'leader-contact'])) f(i)
     where a.id > $2 and a.id <= $3`,
    [hash, from, to],
  );
  await pool.query(
    `insert into story_articles (article_id, story_id) select id, id - (id - 1) % 3 from articles where id > $1 and id <= $2
     on conflict do nothing`,
    [from, to],
  );
  await pool.query(
    `insert into decisions (article_id, codebook_hash, action, verdict, reviewer, before, after)
     select i.article_id, $1, 'accept', 'accepted', 'bench', '{}', '{"state":"accepted","labels":null}' from items i
     where i.article_id % 2 = 0 and i.state = 'open'`,
    [hash],
  );
  await pool.query('vacuum analyze');
}

async function measure(paths, cookie) {
  const warmUp = Array.from({ length: 20 }, () => paths).flat();
  for (const path of warmUp) await ask(path, cookie);
  const { times } = await askAll(paths, cookie, LONGEST_REST);
  const restless = await askAll(paths, cookie, 0);
  return { ...percentiles(times), answersPerSecond: Math.round(REQUESTS / restless.seconds) };
}

function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.floor(sorted.length * share)]);
  return { p50: at(0.5), p95: at(0.95) };
}

/** Accepts open stories one after another, while ten clients read whatever there is to read. */
async function measureDecisions(cookie) {
  const { rows } = await store.pool.query(
    `select string_agg(article_id || ':' || version, ' ') as item from items where state = 'open' group by story_id
     order by random() limit $1`,
    [DECISIONS],
  );
  const reading = new AbortController();
  const readers = askAll(Object.values(requests).flat(), cookie, LONGEST_REST, reading.signal);
  const times = [];
  for (const { item } of rows) {
    await sleep(Math.random() * 100);
    times.push(await timed(() => ask('/decisions', cookie, new URLSearchParams({ item, action: 'accept' }))));
  }
  reading.abort();
  await readers;
  return percentiles(times);
}

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Asks as often as is measured, or until the signal. */
async function askAll(paths, cookie, longestRest, until) {
  const times = [];
  let left = REQUESTS;
  const client = async () => {
    while (until ? !until.aborted : left > 0) {
      const path = paths[Math.abs(--left) % paths.length];
      await sleep(Math.random() * longestRest);
      times.push(await timed(() => ask(path, cookie)));
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { times, seconds: (performance.now() - begin) / 1000 };
}

/** The plainest of clients: it shares the processor with the server that is measured. */
async function ask(path, cookie, form) {
  const headers = { cookie, ...(form && posting) };
  const asked = request(address + encodeURI(path), { agent, headers, method: form ? 'POST' : 'GET' }).end(
    form?.toString(),
  );
  const [response] = await once(asked, 'response');
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}`);
}

function print(results) {
  if (values.json) return console.log(JSON.stringify(results));
  console.table(results);
}
