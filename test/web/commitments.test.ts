import { expect, inject, test } from 'vitest';
import { listCommitments, listSteps } from '../../src/io/db/commitments.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { openPage, serveApp } from './browser.js';
import { addSample, person, webDeps } from './sample.js';

async function start() {
  const store = await newStore();
  const ids = await addSample(store);
  const anna = await person(store, 'Anna');
  const app = createApp(webDeps(store), anna);
  const headers = { host: 'localhost', origin: 'http://localhost' };
  const send = (path: string, fields: Record<string, string>) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const read = async (path: string) => (await app.request(path, { headers })).text();
  return { db: store.db, ids, app, send, read };
}

const promise = (article: number | undefined) => ({
  article: `${article}`,
  title: 'Gas through Azerbaijan',
  indicator: 'energy',
  state: 'announced',
  due: '2026-11-01',
});

test.skipIf(!inject('chromium'))(
  'c and Enter make a commitment of an item, and lead back to where one was',
  async () => {
    const { db, ids, app } = await start();
    const { page, complaints } = await openPage(await serveApp(app));
    await page.goto('/?direction=strengthens');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.waitForURL('**/commitments/new*');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?direction=strengthens');
    const [made] = await listCommitments(db);
    expect(made).toMatchObject({ articleId: ids[1], indicator: 'energy', state: 'announced', dueOn: null });
    expect(made?.title).toContain('Россия и Иран');
    expect(complaints).toEqual([]);
  },
  60_000,
);

test('its steps are added with who, when and by which article, and the overdue stands first', async () => {
  const { db, ids, send, read } = await start();
  await send('/commitments', { ...promise(ids[1]), title: 'Another, later', due: '2099-01-01' });
  await send('/commitments', promise(ids[1]));
  const list = await read('/commitments');
  expect(list.match(/Overdue \(1\)|Gas through|days overdue|Open \(1\)|Another, later/g)).toEqual([
    'Overdue (1)',
    'Gas through',
    'days overdue',
    'Open (1)',
    'Another, later',
  ]);
  const { id } = (await listCommitments(db)).find(({ title }) => title === 'Gas through Azerbaijan')!;
  const step = { state: 'signed', due: '2026-12-31', article: `https://entente.example/articles/${ids[0]}` };
  expect((await send(`/commitments/${id}`, step)).status).toBe(303);
  expect((await send(`/commitments/${id}`, { state: 'delivered', note: 'The line is open.' })).status).toBe(303);
  const steps = (await listSteps(db, id)).map(({ state, reviewer, articleId, note }) => [
    state,
    reviewer,
    articleId,
    note,
  ]);
  expect(steps).toEqual([
    ['announced', 'Anna', ids[1], null],
    ['signed', 'Anna', ids[0], null],
    ['delivered', 'Anna', null, 'The line is open.'],
  ]);
  expect(await read('/commitments')).not.toContain('Overdue');
});

test('as of a past day there is what was recorded by then', async () => {
  const { db, ids, send, read } = await start();
  await send('/commitments', promise(ids[1]));
  await db.execute(`update commitment_steps set taken_at = '2026-10-05T12:00:00Z'`);
  expect(await read('/commitments?asof=2026-10-04')).toContain('None was recorded by then.');
  expect(await read('/commitments?asof=2026-10-05')).toContain('(due in 27 days)');
});

test('a form that is sent twice counts once', async () => {
  const { db, ids, send } = await start();
  const twice = { ...promise(ids[1]), request: 'one' };
  for (let n = 0; n < 2; n++) await send('/commitments', twice);
  const { id } = (await listCommitments(db))[0]!;
  for (let n = 0; n < 2; n++) await send(`/commitments/${id}`, { state: 'stalled', note: 'No word.', request: 'two' });
  expect(await listCommitments(db)).toHaveLength(1);
  expect(await listSteps(db, id)).toHaveLength(2);
});

test.each([
  [{ article: '999999' }, 'There is no article'],
  [{ article: '' }, 'name the one that announces it'],
  [{ title: ' ' }, 'Say what was promised'],
  [{ state: 'forgotten' }, 'expected announced, signed'],
  [{ due: 'soon' }, 'is no day'],
  [{ indicator: 'weather' }, 'has no indicator'],
])('%o is refused with the remedy', async (changes, expected) => {
  const { db, ids, send } = await start();
  const answer = await send('/commitments', { ...promise(ids[1]), ...changes });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(expected);
  expect(await listCommitments(db)).toEqual([]);
});

test('a step needs an article or a reason', async () => {
  const { db, ids, send } = await start();
  await send('/commitments', promise(ids[1]));
  const { id } = (await listCommitments(db))[0]!;
  const answer = await send(`/commitments/${id}`, { state: 'delivered' });
  expect(answer.status).toBe(400);
  expect(await listSteps(db, id)).toHaveLength(1);
});
