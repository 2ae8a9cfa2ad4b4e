import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OpenDeps } from '../../src/deps.js';
import { WaitFor } from '../../src/errors.js';
import { saveFeeds } from '../../src/io/db/feeds.js';
import type { AnyWorker, QueueName } from '../../src/worker.js';
import { workers } from '../../workers/index.js';
import { newSite } from '../io/http/site.js';
import { newDeps } from '../support.js';

interface Job {
  queue: QueueName;
  payload: object;
}

const events = [
  'Russia and Iran sign an agreement on the delivery of combat drones',
  'Tehran and Moscow quarrel over the price of gas from the Caspian shelf',
  'Iran receives the first Russian fighter jets at the base of Hamadan',
  'Harbour choir of Saltmarsh sings for the new lighthouse',
];

/** Two outlets that report the same events; the first of them in the same words. */
async function newOutlets() {
  const page = (n: number, outlet: number) => {
    const said = ['officials of both sides said', 'the ministry told reporters'][n === 0 ? 0 : outlet];
    const paragraph = `<p>${events[n]}, ${said} on Monday. They had spoken of it for an hour.</p>`;
    return `<html lang="en"><title>${events[n]}</title><meta property="article:published_time" content="2026-03-0${outlet + 1}T08:00:00Z">
      <article><h1>${events[n]}</h1>${paragraph.repeat(4)}</article>`;
  };
  return Promise.all(
    [0, 1].map(async (outlet) => {
      const site = await newSite((request, response) => {
        const n = /^\/news\/(\d)/.exec(request.url!)?.[1];
        if (n) return void response.end(page(Number(n), outlet));
        const items = events.map(
          (title, i) => `<item><title>${title}</title><link>${site.origin}/news/${i}</link></item>`,
        );
        response.end(
          `<rss version="2.0"><channel>${items.join('')}<item><title>Gone</title><link>${site.origin}/gone</link></item></channel></rss>`,
        );
      });
      return site;
    }),
  );
}

const [feed, scrape, classify, story] = ['feed', 'scrape', 'classify', 'story'].map(
  (name) => workers.find(({ queue }) => queue === name) as AnyWorker,
);
const byName: Partial<Record<QueueName, AnyWorker>> = { feed, scrape, classify, story };

/** Runs the jobs and all that they hand on: each so often, as many at once, drawn by a seed from all that wait. */
async function deliver(deps: OpenDeps, first: Job[], times: number, seed: number): Promise<void> {
  const waiting = Array.from({ length: times }, () => first).flat();
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return waiting.splice(times === 1 ? 0 : state % waiting.length, 1)[0]!;
  };
  while (waiting.length > 0) {
    const drawn = Array.from({ length: Math.min(times, waiting.length) }, draw);
    await Promise.all(
      drawn.map(async (job) => {
        try {
          const { next = {}, again } = await byName[job.queue]!.run(job.payload, deps);
          for (const [queue, payloads] of Object.entries(next) as [QueueName, object[]][])
            for (const payload of payloads)
              for (let n = 0; n < times && byName[queue]; n++) waiting.push({ queue, payload });
          if (again !== undefined) waiting.push(job);
        } catch (error) {
          if (!(error instanceof WaitFor)) throw error;
          await sleep(Math.min(error.delay, 100));
          waiting.push(job);
        }
      }),
    );
  }
}

/** What is stored, without times and what follows from the order of arrival: numbers, and which of two copies is called the original. */
async function dump({ db }: OpenDeps) {
  const { rows } = await db.execute(sql`
    select e.canonical_url, e.title as announced, a.url, a.title, a.text, a.text_hash, a.language, a.authors, a.published_at, a.failure, a.attempts,
      c.relevant, c.score,
      (select jsonb_agg(to_jsonb(f) - 'id' - 'article_id' order by indicator, direction) from flags f where f.article_id = a.id) as flags,
      (select jsonb_agg(other.canonical_url order by other.canonical_url) from story_articles mine join story_articles s using (story_id)
        join entries other on other.id = s.article_id where mine.article_id = a.id) as story,
      (select jsonb_agg(other.canonical_url order by other.canonical_url) from story_articles mine
        join story_articles s on coalesce(s.copy_of, s.article_id) = coalesce(mine.copy_of, mine.article_id)
        join entries other on other.id = s.article_id where mine.article_id = a.id) as copies,
      (select count(*)::int from snapshots n where n.article_id = a.id) as snapshots
    from entries e left join articles a using (id) left join classifications c on c.article_id = a.id
    order by e.canonical_url`);
  return rows;
}

test('jobs delivered three times, at once and out of order, store what one delivery of each stores', async () => {
  const sites = await newOutlets();
  const hosts = sites.map(({ origin }) => new URL(origin).host);
  const run = async (times: number, seed: number) => {
    const deps = await newDeps();
    await saveFeeds(
      deps.db,
      sites.map(({ origin }, i) => ({
        id: `outlet-${i}`,
        url: `${origin}/feed`,
        name: `Outlet ${i}`,
        origin: 'user' as const,
      })),
    );
    const feeds = sites.map((_, i): Job => ({ queue: 'feed', payload: { feedId: `outlet-${i}` } }));
    // What is asked for before there is anything to do.
    const early = [
      ...hosts.map((host): Job => ({ queue: 'scrape', payload: { host } })),
      ...[1, 2, 3, 4].flatMap((articleId): Job[] => [
        { queue: 'classify', payload: { articleId } },
        { queue: 'story', payload: { articleId } },
      ]),
    ];
    await deliver(deps, times === 1 ? feeds : [...early, ...feeds], times, seed);
    return dump(deps);
  };
  const once = await run(1, 0);
  expect(once).toHaveLength(2 * (events.length + 1));
  expect(once.filter(({ relevant }) => relevant).length).toBeGreaterThanOrEqual(4);
  expect(once.filter(({ copies }) => Array.isArray(copies) && copies.length > 1)).not.toEqual([]);
  expect(await run(3, 1)).toEqual(once);
}, 240_000);
