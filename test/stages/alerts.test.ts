import { expect, test } from 'vitest';
import type { Deps } from '../../src/deps.js';
import { addDecision } from '../../src/io/db/decisions.js';
import { listMails } from '../../src/io/db/mails.js';
import { type NewRecipient, saveRecipient } from '../../src/io/db/recipients.js';
import { storyArticles } from '../../src/io/db/schema.js';
import { reserveAlerts } from '../../src/stages/alerts.js';
import { reserveDue, sendDue } from '../../src/stages/delivery.js';
import { startSmtp } from '../io/smtp.js';
import { readMime } from '../mime.js';
import { type SeedArticle, seedArticle } from '../seed.js';
import { newDeps } from '../support.js';

const noon = new Date('2026-11-23T12:00:00Z');
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

async function start(wishes: Partial<NewRecipient> = {}) {
  const smtp = await startSmtp();
  const opened = await newDeps();
  const mail = { smtpUrl: smtp.url, from: 'digest@entente.example' };
  const deps: Deps = { ...opened, config: { ...opened.config, mail, publicUrl: 'https://entente.example' } };
  await saveRecipient(deps.db, {
    address: 'a@x.example',
    hour: '07:00',
    zone: 'Europe/Berlin',
    schedule: 'daily',
    content: 'all',
    alertScore: 0.9,
    alertsSince: new Date('2026-11-01T00:00:00Z'),
    token: 't0ken',
    addedAt: new Date('2026-11-01T00:00:00Z'),
    ...wishes,
  });
  /** An article of a story; of its own where none is named. */
  const tell = async (changes: Partial<SeedArticle> & { story?: number } = {}) => {
    const { story, ...article } = changes;
    const id = await seedArticle(deps.db, deps.codebook.hash, {
      published: noon.toISOString(),
      score: 0.95,
      ...article,
    });
    await deps.db.insert(storyArticles).values({ articleId: id, storyId: story ?? id });
    return id;
  };
  const tick = async (now = after(1)) => {
    await reserveAlerts(deps, now);
    await sendDue(deps, async () => now);
  };
  const subjects = () => smtp.received.map(({ message }) => readMime(message).headers.subject);
  return { deps, db: deps.db, smtp, tell, tick, subjects };
}

test('what crosses the threshold is mailed at once and once, with its evidence and the way out', async () => {
  const { smtp, tell, tick, subjects } = await start();
  await tell({ title: 'Pact' });
  await tell({ title: 'Rumour', score: 0.89 });
  await Promise.all([tick(), tick(), tick()]);
  await tick(after(10));
  expect(subjects()).toEqual(['Russia-Iran alert: Treaty and commissions, strengthens: Pact']);
  const { headers, text, html } = readMime(smtp.received[0]!.message);
  expect(headers['list-unsubscribe']).toBe('<https://entente.example/unsubscribe/t0ken>');
  expect(headers['message-id']).toMatch(/^<alert-\d+\.[0-9a-f]{24}@entente\.example>$/);
  expect(text).toContain('“They signed it.”');
  expect(text).toContain('asked for: 90 %, 1 publisher');
  expect(text).toContain('Alert 1 of at most 3 on this date.');
  expect(html).toMatch(/<mark[^>]*>signed<\/mark>/);
});

test('a story that grows, or is joined with another, is not told a second time', async () => {
  const { tell, tick, subjects } = await start();
  const first = await tell({ title: 'Pact' });
  await tick();
  await tell({ title: 'Pact signed', story: first, feed: 'daily' });
  await tick(after(2));
  const joined = await tell({ title: 'Pact, once more', feed: 'agency' });
  await tick(after(3));
  expect(subjects()).toHaveLength(2);
  await tell({ title: 'Pact, at last', story: joined, feed: 'paper' });
  await tick(after(4));
  expect(subjects()).toHaveLength(2);
});

test('no more than so many a day in the recipient’s own zone, with six processes at it', async () => {
  const { tell, tick, subjects } = await start({ alertsPerDay: 2 });
  for (let n = 0; n < 5; n++) await tell();
  await Promise.all(Array.from({ length: 6 }, () => tick()));
  expect(subjects()).toHaveLength(2);
  await tell({ published: '2026-11-23T23:30:00Z' });
  await tick(new Date('2026-11-23T23:31:00Z'));
  expect(subjects()).toHaveLength(3);
});

test('a second publisher or a reviewer can carry a story over the threshold', async () => {
  const { deps, db, tell, tick, subjects } = await start({ alertPublishers: 2 });
  const first = await tell({ title: 'Pact' });
  await tick();
  expect(subjects()).toEqual([]);
  await tell({ title: 'Pact signed', story: first, feed: 'daily', score: 0.5 });
  await tick(after(2));
  expect(subjects()).toHaveLength(1);
  const weak = await tell({ title: 'Weak', score: 0.5 });
  await tell({ title: 'Weak too', story: weak, feed: 'daily', score: 0.5 });
  const open = { state: 'open' as const, assignee: null, wakeAt: null, labels: null };
  await addDecision(db, {
    ...{ articleId: weak, codebookHash: deps.codebook.hash, action: 'accept', verdict: 'accepted', reviewer: 'mara' },
    ...{ before: open, after: { ...open, state: 'accepted' }, decidedAt: after(3) },
  });
  await tick(after(4));
  expect(subjects()[1]).toContain('Weak');
});

test.each([
  ['without a threshold', { alertScore: null }, {}],
  ['for who wants only what is confirmed', { content: 'confirmed' as const }, {}],
  ['about what was known before alerts were wanted', { alertsSince: after(0) }, {}],
  ['about an old event that is found now', {}, { published: '2026-11-20T12:00:00Z', known: '2026-11-23T12:00:00Z' }],
  ['about what came long before an outage ended', {}, { published: '2026-11-23T05:00:00Z' }],
])('there is no alert %s', async (_case, wishes, article) => {
  const { db, tell, tick } = await start(wishes);
  await tell(article);
  await tick();
  expect(await listMails(db, { limit: 9, offset: 0 })).toEqual([]);
});

test('the digest does not take an alert for the one before it', async () => {
  const { deps, tell, tick } = await start();
  await tell({ published: '2026-11-23T05:30:00Z' });
  await tick(new Date('2026-11-23T05:31:00Z'));
  await reserveDue(deps, new Date('2026-11-23T06:00:00Z'));
  const subjects = (await listMails(deps.db, { limit: 9, offset: 0 })).map(({ subject }) => subject);
  expect(subjects).toContain('Russia-Iran: 1 strengthening (23 Nov)');
});
