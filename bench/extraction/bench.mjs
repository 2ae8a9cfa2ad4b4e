// Accuracy and speed of article extraction beside its peers: one thread, every page warm, engines taking turns on the same pages.
//   npm run bench:extraction -- [--pages DIR] [--limit N] [--engines a,b] [--json] [--out DIR] [--memory N]
// CPU time is what a busy machine does not distort. --out writes each engine's articles as JSON lines; --memory runs Entente alone over N pages and prints the heap as it goes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { engines } from './engines.mjs';
import { readPages } from './pages.mjs';
import { bodyScore, scorePage } from './score.mjs';

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string' },
    limit: { type: 'string' },
    engines: { type: 'string', default: Object.keys(engines).join(',') },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    memory: { type: 'string' },
  },
});

const here = new URL('.', import.meta.url).pathname;
const chunk = 25;

function installPeers() {
  if (existsSync(join(here, 'node_modules'))) return;
  console.error('Installing the peers into bench/extraction/node_modules');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function attempt(extract, html, url) {
  const started = performance.now();
  let article;
  try {
    article = await extract(html, url);
  } catch (error) {
    article = { error: error.message, text: '', authors: [] };
  }
  return { article, milliseconds: performance.now() - started };
}

async function run(pages, names) {
  const runners = new Map();
  for (const name of names) runners.set(name, { extract: await engines[name](), times: [], articles: [], cpu: 0 });
  for (const { extract } of runners.values()) {
    for (const page of pages.slice(0, chunk * 2)) await attempt(extract, page.html(), page.url);
  }
  for (let start = 0; start < pages.length; start += chunk) {
    const batch = pages.slice(start, start + chunk).map((page) => ({ ...page, text: page.html() }));
    for (const runner of runners.values()) {
      const before = process.cpuUsage();
      for (const { text, url } of batch) {
        const { article, milliseconds } = await attempt(runner.extract, text, url);
        runner.times.push(milliseconds);
        runner.articles.push(article);
      }
      const { user, system } = process.cpuUsage(before);
      runner.cpu += (user + system) / 1000;
    }
    process.stderr.write(`\r${Math.min(pages.length, start + chunk)} of ${pages.length} pages`);
  }
  process.stderr.write('\n');
  return runners;
}

function summary(pages, { times, articles, cpu }) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const total = times.reduce((sum, time) => sum + time, 0);
  const scored = pages.flatMap(({ gold }, i) =>
    gold?.text === undefined || articles[i] === undefined
      ? []
      : [{ set: gold.src, score: scorePage(gold, articles[i].text) }],
  );
  const sets = ['all', ...new Set(scored.map(({ set }) => set))];
  const body = sets.map((set) => [
    set,
    bodyScore(scored.filter((page) => set === 'all' || page.set === set).map(({ score }) => score)),
  ]);
  return {
    pagesPerSecond: (pages.length / total) * 1000,
    medianMilliseconds: at(0.5),
    p95Milliseconds: at(0.95),
    cpuMilliseconds: cpu / pages.length,
    failed: articles.filter((article) => article?.error).length,
    ...(scored.length > 0 && { body: Object.fromEntries(body) }),
  };
}

function table(results) {
  const sets = Object.keys(results.find(({ body }) => body)?.body ?? {});
  const rows = results.map(({ engine, pagesPerSecond, medianMilliseconds, p95Milliseconds, cpuMilliseconds, body }) => [
    engine,
    pagesPerSecond.toFixed(1),
    medianMilliseconds.toFixed(1),
    p95Milliseconds.toFixed(1),
    cpuMilliseconds.toFixed(1),
    ...sets.map((set) => (body ? body[set].f1.toFixed(3) : '-')),
  ]);
  const all = [['', 'pages/s', 'median ms', 'p95 ms', 'CPU ms', ...sets.map((set) => `F1 ${set}`)], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '))
    .join('\n');
}

async function memory(pages, count) {
  const extract = await engines.entente();
  const heaps = [];
  for (let i = 0; i < count; i++) {
    const page = pages[i % pages.length];
    await attempt(extract, page.html(), page.url);
    if ((i + 1) % Math.ceil(count / 10) !== 0) continue;
    globalThis.gc?.();
    heaps.push({ pages: i + 1, heapMegabytes: Math.round(process.memoryUsage().heapUsed / 1e5) / 10 });
  }
  return heaps;
}

const pages = readPages(options.pages).slice(0, options.limit ? Number(options.limit) : undefined);
if (options.memory) {
  const heaps = await memory(pages, Number(options.memory));
  console.log(
    options.json
      ? JSON.stringify(heaps)
      : heaps.map((heap) => `${heap.pages} pages  ${heap.heapMegabytes} MB`).join('\n'),
  );
} else {
  installPeers();
  const runners = await run(pages, options.engines.split(','));
  const results = [...runners].map(([engine, runner]) => ({ engine, ...summary(pages, runner) }));
  if (options.out) {
    mkdirSync(options.out, { recursive: true });
    for (const [engine, { articles }] of runners) {
      const file = join(options.out, `${engine.replace(/\W+/g, '-')}.jsonl`);
      writeFileSync(
        file,
        articles.map((article, i) => `${JSON.stringify({ id: pages[i].id, ...article })}\n`).join(''),
      );
    }
  }
  console.log(options.json ? JSON.stringify({ pages: pages.length, node: process.version, results }) : table(results));
}
