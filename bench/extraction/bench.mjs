// Accuracy and speed of article extraction beside its peers: one thread, warm, each engine in its own process on the same pages.
//   npm run bench:extraction -- [--pages DIR] [--limit N] [--engines a,b] [--json] [--out DIR] [--memory N]
// CPU time is what a busy machine does not distort. --out writes each engine's articles as JSON lines; --memory runs Entente alone over N
// pages and prints the heap as it goes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engines } from './engines.mjs';
import { readPages } from './pages.mjs';

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
const here = fileURLToPath(new URL('.', import.meta.url));

function installPeers() {
  if (existsSync(join(here, 'node_modules'))) return;
  console.error('Installing the peers into bench/extraction/node_modules');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
}

function measure(engine) {
  console.error(`Measuring ${engine}`);
  const args = [join(here, 'measure.mjs'), engine];
  if (options.pages) args.push('--pages', options.pages);
  if (options.limit) args.push('--limit', options.limit);
  if (options.out) args.push('--out', join(options.out, `${engine.replace(/\W+/g, '-')}.jsonl`));
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(output.trim().split('\n').at(-1));
}

function table(results) {
  const sets = Object.keys(results.find(({ body }) => body)?.body ?? {});
  const rows = results.map(({ engine, pagesPerSecond, medianMilliseconds, p95Milliseconds, cpuMilliseconds, body }) => [
    engine,
    ...[pagesPerSecond, medianMilliseconds, p95Milliseconds, cpuMilliseconds].map((value) => value.toFixed(1)),
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
    try {
      extract(page.html(), page.url);
    } catch {
      // a page that is refused takes memory too
    }
    if ((i + 1) % Math.ceil(count / 10) !== 0) continue;
    globalThis.gc?.();
    heaps.push({ pages: i + 1, heapMegabytes: Math.round(process.memoryUsage().heapUsed / 1e5) / 10 });
  }
  return heaps;
}

if (options.memory) {
  const pages = readPages(options.pages).slice(0, options.limit ? Number(options.limit) : undefined);
  const heaps = await memory(pages, Number(options.memory));
  console.log(
    options.json
      ? JSON.stringify(heaps)
      : heaps.map((heap) => `${heap.pages} pages  ${heap.heapMegabytes} MB`).join('\n'),
  );
} else {
  installPeers();
  if (options.out) mkdirSync(options.out, { recursive: true });
  const results = options.engines.split(',').map(measure);
  console.log(options.json ? JSON.stringify({ node: process.version, results }) : table(results));
}
