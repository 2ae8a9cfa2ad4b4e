// One engine over all pages, in a process of its own so that no other's garbage is on its bill. Prints one JSON object.
//   node measure.mjs ENGINE [--pages DIR] [--limit N] [--out FILE]
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { engines } from './engines.mjs';
import { readPages } from './pages.mjs';
import { bodyScore, scorePage } from './score.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, limit: { type: 'string' }, out: { type: 'string' } },
});
const engine = positionals[0];
const warmUp = 60;

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

async function run(pages) {
  const extract = await engines[engine]();
  for (const page of pages.slice(0, warmUp)) await attempt(extract, page.html(), page.url);
  const outcomes = [];
  let cpu = 0;
  for (const page of pages) {
    const html = page.html();
    const before = process.cpuUsage();
    outcomes.push(await attempt(extract, html, page.url));
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1000;
  }
  return { outcomes, cpu };
}

function bodies(pages, outcomes) {
  const scored = pages.flatMap(({ gold }, i) => {
    const { article } = outcomes[i];
    return gold?.text === undefined || article === undefined
      ? []
      : [{ set: gold.src, score: scorePage(gold, article.text) }];
  });
  const sets = ['all', ...new Set(scored.map(({ set }) => set))];
  const of = (set) => bodyScore(scored.filter((page) => set === 'all' || page.set === set).map(({ score }) => score));
  return scored.length === 0 ? {} : { body: Object.fromEntries(sets.map((set) => [set, of(set)])) };
}

const pages = readPages(options.pages).slice(0, options.limit ? Number(options.limit) : undefined);
const { outcomes, cpu } = await run(pages);
const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
if (options.out) {
  writeFileSync(
    options.out,
    outcomes.map(({ article }, i) => `${JSON.stringify({ id: pages[i].id, ...article })}\n`).join(''),
  );
}
const result = {
  engine,
  pages: pages.length,
  pagesPerSecond: (1000 * pages.length) / times.reduce((sum, time) => sum + time, 0),
  medianMilliseconds: at(0.5),
  p95Milliseconds: at(0.95),
  cpuMilliseconds: cpu / pages.length,
  failed: outcomes.filter(({ article }) => article?.error).length,
  ...bodies(pages, outcomes),
};
console.log(JSON.stringify(result));
