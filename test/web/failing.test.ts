import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { addInvitation } from '../../src/io/db/invitations.js';
import { startSession } from '../../src/io/db/sessions.js';
import { createApp } from '../../src/web/app.js';
import { newStore } from '../support.js';
import { addSample, person, webDeps } from './sample.js';

test('a failing page tells neither its visitor nor the log what was asked with which secrets', async () => {
  const store = await newStore();
  await addSample(store);
  const lines: string[] = [];
  const log = pino(new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }));
  const app = createApp({ ...webDeps(store), log });
  const user = await person(store, 'Anna', 'admin');
  const session = await startSession(store.db, user.id);
  const invitation = await addInvitation(store.db, 'reader');
  const canaries = { password: 'canary-password', search: 'canary-search', name: 'canary-name' };
  const headers = { cookie: `entente=${session}`, 'sec-fetch-site': 'same-origin', accept: 'text/html' };
  for (const table of ['items', 'saved_filters', 'invitations', 'login_failures', 'decisions'])
    await store.db.execute(sql`alter table ${sql.identifier(table)} rename to ${sql.identifier(`gone_${table}`)}`);

  const answers = await Promise.all([
    app.request(`http://entente.test/?q=${canaries.search}`, { headers }),
    app.request(`http://entente.test/join/${invitation}`, { headers }),
    app.request('http://entente.test/login', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: canaries.name, password: canaries.password }),
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  const shown = [...lines, ...(await Promise.all(answers.map((answer) => answer.text())))].join('\n');
  for (const secret of [...Object.values(canaries), session, invitation, 'websearch_to_tsquery', store.url])
    expect.soft(shown.toLowerCase(), secret).not.toContain(secret.toLowerCase());
});
