import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, manyArticles, person, webDeps } from './sample.js';

const home = 'http://127.0.0.1:1';
const headers = { host: '127.0.0.1:1', origin: home };

async function firstEvent(response: Response): Promise<string> {
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}

test('what is flagged before the page begins to listen is announced too', async () => {
  const store = await newStore();
  await addSample(store);
  const app = createApp(webDeps(store), await person(store, 'Anna'));
  const get = (path: string) => app.request(`${home}${path}`, { headers });
  const since = load(await (await get('/')).text())('.queue').attr('data-since');
  expect(await firstEvent(await get(`/events?since=${since}`))).toContain('event: still');
  await addSample(store, manyArticles(2));
  expect(await firstEvent(await get(`/events?since=${since}`))).toContain('event: new\ndata: 2');
  expect(await firstEvent(await get('/events?since=nonsense'))).toContain('event: still');
});
