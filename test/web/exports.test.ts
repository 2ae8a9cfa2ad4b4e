import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/io/db/database.js';
import { parseFeed } from '../../src/pipeline/feeds/parse.js';
import { createApp } from '../../src/web/app.js';
import { newDatabase, newStore } from '../support.js';
import { addSample, manyArticles, person, sampleArticles, webDeps } from './sample.js';

const home = 'http://127.0.0.1:1';
const headers = { host: '127.0.0.1:1', origin: home };

async function site(articles?: Parameters<typeof addSample>[1], opened?: Store) {
  const store = opened ?? (await newStore());
  const ids = await addSample(store, articles);
  const app = createApp(webDeps(store), await person(store, 'Anna'));
  const get = (path: string) => app.request(`${home}${path}`, { headers });
  const post = (path: string, fields: Record<string, string>) =>
    app.request(`${home}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const titles = async (path: string) =>
    load(await (await get(path)).text())('.queue h2')
      .toArray()
      .map((heading) => load(heading).text());
  return { ids, get, post, titles };
}

describe('the queue asked for by its address', () => {
  let titles: Awaited<ReturnType<typeof site>>['titles'];

  // One store for all: who only asks leaves nothing behind.
  beforeAll(async () => {
    const store = await openStore({ dataDir: '', databaseUrl: await newDatabase() });
    ({ titles } = await site(sampleArticles, store));
    return () => store.close();
  });

  test.each([
    ['/', ['رزمایش', 'Россия', 'Moscow']],
    ['/?sort=oldest', ['Moscow', 'Россия', 'رزمایش']],
    ['/?sort=score', ['رزمایش', 'Moscow', 'Россия']],
    ['/?indicator=energy', ['Россия']],
    ['/?dimension=economic', ['Россия', 'Moscow']],
    ['/?direction=weakens', ['Moscow']],
    ['/?dimension=economic&direction=weakens', []],
    ['/?language=fa', ['رزمایش']],
    ['/?source=volga-vestnik', ['Россия']],
    ['/?alignment=iranian-state', ['رزمایش']],
    ['/?from=2026-11-21&until=2026-11-21', ['Россия']],
    ['/?state=accepted', []],
    ['/?q=Ирану', ['Россия']],
    ['/?q=%22rail+ferry%22', ['Moscow']],
    ['/?q=ferries+-grain', []],
    ['/?q=كشتي', ['رزمایش']],
    ['/?q=کشتی ها', ['رزمایش']],
    ['/?in=all&q=farmer', ['Wheat']],
    ['/?q=farmer', []],
    ['/?sort=nonsense&state=x&from=2026-99-99&direction=up', ['رزمایش', 'Россия', 'Moscow']],
  ])('%s lists %j', async (path, beginnings) => {
    const found = await titles(path);
    expect(found.map((title) => beginnings.find((beginning) => title.startsWith(beginning)))).toEqual(beginnings);
  });
});

test('the pages of the queue hold every item once', async () => {
  const { get } = await site(manyArticles(70));
  const seen: string[] = [];
  for (let path: string | undefined = '/?sort=newest'; path; ) {
    const page = load(await (await get(path)).text());
    seen.push(
      ...page('.item')
        .toArray()
        .map((item) => page(item).attr('data-id') ?? ''),
    );
    path = page('a[rel=next]').attr('href');
  }
  expect(seen).toHaveLength(70);
  expect(new Set(seen).size).toBe(70);
});

test('the exports hold what the filter leaves, however many', async () => {
  const { get } = await site(manyArticles(450));
  const lines = (await (await get('/export.jsonl?indicator=arms-to-iran')).text()).trimEnd().split('\n');
  expect(lines).toHaveLength(450);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    state: 'open',
    source: 'Caspian Herald',
    labels: [{ indicator: 'arms-to-iran', direction: 'weakens', evidence: [{ text: 'delays fighter deliveries' }] }],
  });
  const table = await (await get('/export.csv')).text();
  expect(table.startsWith('"id","state","title"')).toBe(true);
  expect(table.trimEnd().split('\r\n')).toHaveLength(451);
  expect((await (await get('/export.jsonl?indicator=energy')).text()).trim()).toBe('');
});

test('a label that is less likely right than wrong is shown as a guess, until a reviewer accepts it', async () => {
  const [article] = manyArticles(1);
  const [sure] = article!.labels!;
  const guess = { indicator: 'trade', direction: 'weakens' as const, evidence: [], score: 0.49 };
  const { get, post } = await site([{ ...article!, labels: [{ ...sure!, score: 0.5 }, guess] }]);
  const shown = async () => {
    const page = load(await (await get('/?state=all')).text());
    const { labels } = JSON.parse(await (await get('/export.jsonl?state=all')).text());
    return {
      tags: page('.tag')
        .toArray()
        .map((tag) => page(tag).text().startsWith('perhaps')),
      labels: labels.map(({ tentative }: { tentative: boolean }) => tentative),
      item: page('.decide input[name=item]').attr('value') ?? '',
    };
  };
  const before = await shown();
  expect(before).toMatchObject({ tags: [false, true], labels: [false, true] });
  await post('/decisions', { item: before.item, action: 'accept', back: '/' });
  expect(await shown()).toMatchObject({ tags: [false, false], labels: [false, false] });
});

test('a saved filter has a feed that its readers understand', async () => {
  const { get, post } = await site();
  expect((await post('/filters', { name: 'Economy', query: 'dimension=economic' })).headers.get('location')).toBe(
    '/?dimension=economic',
  );
  await post('/filters', { name: 'Everything', query: '' });
  const page = load(await (await get('/')).text());
  const feeds = page('.saved a[href^="/atom/"]')
    .toArray()
    .map((link) => page(link).attr('href') ?? '');
  expect(feeds).toHaveLength(2);
  const response = await get(feeds[0]!);
  const parsed = await parseFeed(new Uint8Array(await response.arrayBuffer()), {
    contentType: response.headers.get('content-type') ?? '',
    baseUrl: home,
  });
  expect(parsed.title).toBe('Entente: Economy');
  expect(parsed.entries.map(({ title }) => title.split(' ')[0])).toEqual(['Россия', 'Moscow']);
  expect((await get(`/atom/${'x'.repeat(43)}`)).status).toBe(404);
});
