import { expect, test } from 'vitest';
import { addDecision } from '../../src/io/db/decisions.js';
import { storyArticles } from '../../src/io/db/schema.js';
import { readTrend } from '../../src/io/db/trend.js';
import { readFirstDay, refreshTrend } from '../../src/io/db/trend-refresh.js';
import { readAssessment, readDrawn, readQuestion } from '../../src/stages/assessment.js';
import type { Direction } from '../../src/types.js';
import { createApp } from '../../src/web/app.js';
import trend from '../../workers/trend.js';
import { seedArticle } from '../seed.js';
import { newDeps } from '../support.js';

const label = (indicator: string, direction: Direction, score = 0.8) => ({ indicator, direction, score });
const range = { from: '2026-11-01', to: '2026-11-30', period: 'month' as const };

const review = (state: 'accepted' | 'dismissed', articleId: number, codebookHash: string, decidedAt: string) => ({
  articleId,
  codebookHash,
  action: state === 'accepted' ? ('accept' as const) : ('dismiss' as const),
  verdict: state,
  before: { state: 'open' as const, assignee: null, wakeAt: null, labels: null },
  after: { state, assignee: null, wakeAt: null, labels: null },
  reviewer: 'mara',
  decidedAt: new Date(decidedAt),
});

async function start() {
  const deps = await newDeps();
  const { db, codebook } = deps;
  const seed = (published: string, more = {}) => seedArticle(db, codebook.hash, { published, ...more });
  const cells = async (asOf?: string) => {
    await refreshTrend(db, codebook.hash);
    const { counts, cells: shares } = await readTrend(db, codebook, range, asOf ? new Date(asOf) : undefined);
    const total = shares.reduce((sum, { shared }) => sum + shared, 0);
    const labels = counts.map((each) => [`${each.indicator}/${each.direction}`, Number(each.expected.toFixed(2))]);
    return { labels: labels.sort(), total: Number(total.toFixed(2)) };
  };
  return { deps, db, hash: codebook.hash, seed, cells };
}

test('a story counts once, whoever repeats it, and shares itself among its labels', async () => {
  const { db, seed, cells } = await start();
  const flags = [label('treaty', 'strengthens'), label('trade', 'weakens', 0.6)];
  const one = await seed('2026-11-10T08:00:00Z', { title: 'One', feed: 'russian-state', flags });
  const other = await seed('2026-11-10T09:00:00Z', { title: 'One', feed: 'wire', flags });
  await db.insert(storyArticles).values([one, other].map((articleId) => ({ articleId, storyId: one })));
  const labels = [
    ['trade/weakens', 0.6],
    ['treaty/strengthens', 0.8],
  ];
  expect(await cells()).toEqual({ labels, total: 0.7 });
});

test('a confirmed story counts fully, a dismissed one not at all, and the tables follow', async () => {
  const { db, hash, seed, cells } = await start();
  const one = await seed('2026-11-10T08:00:00Z');
  const other = await seed('2026-11-11T08:00:00Z');
  expect(await cells()).toEqual({ labels: [['treaty/strengthens', 1.8]], total: 1.8 });
  await addDecision(db, review('accepted', one, hash, '2026-11-12T00:00:00Z'));
  await addDecision(db, review('dismissed', other, hash, '2026-11-12T00:00:00Z'));
  await db.execute(`update decisions set decided_at = now()`);
  expect(await cells()).toEqual({ labels: [['treaty/strengthens', 1]], total: 1 });
});

test('as of a past day: what was found and decided by then', async () => {
  const { db, hash, seed, cells } = await start();
  const one = await seed('2026-11-10T08:00:00Z');
  await seed('2026-11-11T08:00:00Z', { known: '2026-11-20T00:00:00Z' });
  await addDecision(db, review('dismissed', one, hash, '2026-11-15T00:00:00Z'));
  expect(await cells('2026-11-09T00:00:00Z')).toEqual({ labels: [], total: 0 });
  expect(await cells('2026-11-12T00:00:00Z')).toEqual({ labels: [['treaty/strengthens', 0.9]], total: 0.9 });
  expect(await cells('2026-11-16T00:00:00Z')).toEqual({ labels: [], total: 0 });
  expect(await cells('2026-11-21T00:00:00Z')).toEqual({ labels: [['treaty/strengthens', 0.9]], total: 0.9 });
});

test('the assessment reads articles of no indicator as coverage', async () => {
  const { deps, seed } = await start();
  await seed('2026-11-10T08:00:00Z', { flags: [label('treaty', 'strengthens', 1)] });
  for (let n = 0; n < 3; n++) await seed('2026-11-11T08:00:00Z', { flags: [] });
  await refreshTrend(deps.db, deps.codebook.hash);
  const question = readQuestion({ ...range }, deps.codebook.hash, new Date('2026-11-30T00:00:00Z'));
  const { cohesion } = await readAssessment(deps, question);
  expect(cohesion).toMatchObject([{ period: '2026-11-01', articles: 4, strengthens: 1, index: 250 }]);
});

test('the page links each point to its stories', async () => {
  const { deps, seed } = await start();
  await seed('2026-11-10T08:00:00Z', { title: 'Подписали: signed', language: 'ru' });
  await refreshTrend(deps.db, deps.codebook.hash);
  const app = createApp(deps, { id: 0, name: 'local', role: 'analyst' });
  const ask = (path: string) => app.request(path, { headers: { host: 'localhost' } });
  const page = await (await ask('/trend?period=week&from=2026-11-01&to=2026-11-30')).text();
  expect(page).toContain('from=2026-11-09&amp;to=2026-11-15');
  const stories = await (await ask('/trend/stories?from=2026-11-09&to=2026-11-15')).text();
  expect(stories).toContain('Подписали: signed');
  await seed('2026-11-20T08:00:00Z');
  expect(await (await ask('/trend?period=week&from=2026-11-01&to=2026-11-30')).text()).toBe(page);
  await refreshTrend(deps.db, deps.codebook.hash);
  expect(await (await ask('/trend?period=week&from=2026-11-01&to=2026-11-30')).text()).toContain('2026-11-16: 900.0');
  const wrong = await ask('/trend?period=year');
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain('expected day, week, month');
});

test('what is asked for most is drawn beforehand, and kept until something changes', async () => {
  const { deps, seed } = await start();
  const usual = async () => readQuestion({}, deps.codebook.hash, deps.now(), await readFirstDay(deps.db));
  const seen = deps.now().toISOString();
  await seed(seen, { feed: 'wire' });
  await trend.run({}, deps);
  const drawn = await readDrawn(deps, await usual());
  expect(drawn).toEqual(await readAssessment(deps, await usual()));
  expect(drawn?.cohesion.at(-1)).toMatchObject({ articles: 1, strengthens: 0.9 });
  expect(await readDrawn(deps, { ...(await usual()), asOf: '2026-11-10' })).toBeUndefined();
  const resting = { ...deps, analyse: { ...deps.analyse, assess: () => Promise.reject(new Error('asked again')) } };
  await trend.run({}, resting);
  expect(await readDrawn(deps, await usual())).toEqual(drawn);
  // No story changes, only what was read.
  await seed(seen, { feed: 'wire', flags: [] });
  await expect(trend.run({}, resting)).rejects.toThrow('asked again');
  expect(await readDrawn(deps, await usual())).toBeUndefined();
  await trend.run({}, deps);
  expect((await readDrawn(deps, await usual()))?.cohesion.at(-1)).toMatchObject({ articles: 2 });
});

test('an assessment that was overtaken by a refresh is not kept', async () => {
  const { deps, seed } = await start();
  const usual = async () => readQuestion({}, deps.codebook.hash, deps.now(), await readFirstDay(deps.db));
  await seed(deps.now().toISOString());
  const assess: typeof deps.analyse.assess = async (task) => {
    await refreshTrend(deps.db, deps.codebook.hash);
    return deps.analyse.assess(task);
  };
  await trend.run({}, { ...deps, analyse: { ...deps.analyse, assess } });
  expect(await readDrawn(deps, await usual())).toBeUndefined();
});

test('a point of a dimension, or of a past day, opens the stories that made it and no others', async () => {
  const { deps, seed } = await start();
  await seed('2026-11-10T08:00:00Z', { title: 'A treaty', known: '2026-11-10T08:00:00Z' });
  await seed('2026-11-10T09:00:00Z', {
    title: 'A trade',
    known: '2026-11-20T08:00:00Z',
    flags: [label('trade', 'weakens')],
  });
  await refreshTrend(deps.db, deps.codebook.hash);
  const app = createApp(deps, { id: 0, name: 'local', role: 'analyst' });
  const ask = async (path: string) => (await app.request(path, { headers: { host: 'localhost' } })).text();
  expect(await ask('/trend?period=week&from=2026-11-01&to=2026-11-30')).toContain(
    'to=2026-11-15&amp;dimension=economic',
  );
  const economic = await ask('/trend/stories?from=2026-11-09&to=2026-11-15&dimension=economic');
  expect(economic).toContain('A trade');
  expect(economic).not.toContain('A treaty');
  expect(await ask('/trend?period=week&from=2026-11-01&asof=2026-11-15')).toContain('asof=2026-11-15');
  const past = await ask('/trend/stories?from=2026-11-09&to=2026-11-15&asof=2026-11-15');
  expect(past).toContain('A treaty');
  expect(past).not.toContain('A trade');
});

test('who tells an indicator, over time, and who first; the others that were read are silent', async () => {
  const { deps, seed } = await start();
  const one = await seed('2026-11-10T08:00:00Z', { title: 'One', feed: 'russian-state' });
  const other = await seed('2026-11-10T09:00:00Z', { title: 'One, once more', feed: 'wire' });
  await deps.db.insert(storyArticles).values([one, other].map((articleId) => ({ articleId, storyId: one })));
  await seed('2026-11-20T08:00:00Z', { title: 'Two', feed: 'wire' });
  await refreshTrend(deps.db, deps.codebook.hash);
  const question = readQuestion({ ...range, period: 'week' }, deps.codebook.hash, new Date('2026-11-30T00:00:00Z'));
  const { periods, ledger } = await readAssessment(deps, question);
  const { first, told } = ledger.find(({ indicator }) => indicator === 'treaty')!;
  const at = (alignment: string) => told[alignment]?.flatMap((stories, t) => (stories ? [[periods[t], stories]] : []));
  expect(first).toEqual({ 'russian-state': 1, independent: 1 });
  expect(at('russian-state')).toEqual([['2026-11-09', 1]]);
  expect(at('independent')).toEqual([
    ['2026-11-09', 1],
    ['2026-11-16', 1],
  ]);
});

test('a young store is shown by day from its first day on, an older one by week over a year', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const asked = (first?: string) => readQuestion({}, 'hash', now, first);
  expect(asked('2026-11-12')).toMatchObject({ period: 'day', from: '2026-11-12', to: '2026-11-30' });
  expect(asked('2026-06-03')).toMatchObject({ period: 'week', from: '2026-06-01' });
  expect(asked('2019-01-01')).toMatchObject({ period: 'week', from: '2025-12-01' });
  expect(asked()).toMatchObject({ period: 'week', from: '2025-12-01' });
});
