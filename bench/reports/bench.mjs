/**
 * Measures the pages over many stories: `npm run bench:reports`, with `-- --json` for one line of JSON. Invented rows
 * in an embedded store of its own. `stall` is the longest time in milliseconds for which the process did nothing else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { readConfig } from '../../dist/src/config.js';
import { openDeps } from '../../dist/src/deps.js';
import { refreshTrend } from '../../dist/src/io/db/trend-refresh.js';
import { openLog } from '../../dist/src/io/log.js';
import { createApp } from '../../dist/src/web/app.js';
import trend from '../../dist/workers/trend.js';

const stories = 100_000;
const others = 100_000;
const requests = 20;

const folder = mkdtempSync(join(tmpdir(), 'entente-reports-'));
execFileSync('chmod', ['755', folder]);
const deps = await openDeps({ ...readConfig({}), dataDir: folder }, openLog('error'));
const { db, codebook } = deps;
const results = [];

async function timed(what, run) {
  const stall = watchLoop();
  const started = performance.now();
  await run();
  const ms = Math.round(performance.now() - started);
  return results.push({ what, ms, stall: await stall() });
}

/** The longest stall of the event loop from now until it is asked for. */
function watchLoop() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return async () => {
    // What held the loop last is noticed at the next turn.
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    return Math.round(delay.max / 1e6);
  };
}

/** Two years of stories: each an article, every tenth carried by a second source, one label or two. */
async function seed() {
  await db.execute(sql`insert into feeds (id, url, name, alignment, family, origin)
    select 'f' || n, 'https://f' || n || '.example/rss', 'Source ' || n,
      (array['russian-state', 'iranian-state', 'independent', 'western', 'regional'])[1 + n % 5], 'family' || n, 'config'
    from generate_series(1, 40) n`);
  await db.execute(sql`insert into entries (feed_id, canonical_url, url, host, title, summary, found_at)
    select 'f' || (1 + n % 40), 'https://a.example/' || n, 'https://a.example/' || n, 'a.example', 'Story ' || n, '',
      now() - interval '730 days' * random() from generate_series(1, ${sql.raw(String(stories + others))}) n`);
  await db.execute(sql`insert into articles (id, url, title, text, text_hash, language, published_at, fetched_at)
    select id, url, title, 'They signed it.', md5((id % ${stories})::text || (id > ${stories})::text), 'en', found_at, found_at
    from entries`);
  await db.execute(sql`insert into classifications (article_id, codebook_hash, text_hash, relevant, score, classified_at)
    select id, ${codebook.hash}, text_hash, id <= ${stories}, random(), fetched_at from articles`);
  const ids = sql.raw(`array[${codebook.indicators.map(({ id }) => `'${id}'`).join(',')}]`);
  await db.execute(sql`insert into flags (article_id, codebook_hash, indicator, direction, status, score, evidence)
    select distinct on (c.article_id, pick) c.article_id, ${codebook.hash}, (${ids})[1 + pick],
      case when random() < 0.3 then 'weakens' else 'strengthens' end,
      (array['occurred', 'announced', 'alleged', 'denied'])[1 + floor(random() * 4)::int], 0.4 + random() * 0.6,
      '[{"start":8,"end":14,"text":"signed"}]'
    from classifications c, lateral (select floor(random() * ${codebook.indicators.length})::int as pick
      from generate_series(1, 1 + (c.article_id % 2)::int)) p where c.relevant`);
  await db.execute(sql`insert into decisions (article_id, codebook_hash, action, verdict, before, after, reviewer, decided_at)
    select article_id, codebook_hash, 'accept', 'accepted', '{"state":"open"}',
      '{"state":"accepted","assignee":null,"wakeAt":null,"labels":null}', 'bench', classified_at + interval '1 day'
    from classifications where relevant and article_id % 10 = 0`);
  await db.execute(sql`update items set added_at = time`);
  await db.execute(sql`vacuum analyze`);
}

const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.ceil(share * list.length) - 1];

async function page(what, path, times = requests) {
  const app = createApp(deps, { id: 0, name: 'bench', role: 'analyst' });
  const spent = [];
  const stall = watchLoop();
  for (let run = 0; run <= times; run++) {
    const started = performance.now();
    const answer = await app.request(path, { headers: { host: 'localhost' } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    spent.push(performance.now() - started);
  }
  const [first, ...others] = spent;
  results.push({
    what,
    first: Math.round(first),
    p50: Math.round(quantile(others, 0.5)),
    p95: Math.round(quantile(others, 0.95)),
    stall: await stall(),
  });
}

try {
  await timed(`store ${stories} stories among ${stories + others} articles`, seed);
  await timed('derive all points', () => refreshTrend(db, codebook.hash));
  await timed('derive what is new', () => refreshTrend(db, codebook.hash));
  await timed('draw the first view', () => trend.run({}, deps));
  await timed('a minute later, nothing new', () => trend.run({}, deps));
  const start = new Date(Date.now() - 729 * 86_400_000).toISOString().slice(0, 10);
  await page('trend, a year by week', '/trend');
  await page('trend, two years by week', `/trend?from=${start}`);
  await page('trend, two years by month', `/trend?period=month&from=${start}`);
  await page('trend, three months by day', '/trend?period=day');
  const past = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  await page('trend as of a past day', `/trend?asof=${past}`, 5);
  await page('stories of a point', '/trend/stories?indicator=treaty');
  await page('next digest', '/digests/next', 5);
} finally {
  await deps.close();
  rmSync(folder, { recursive: true, force: true });
}
if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else console.table(results);
