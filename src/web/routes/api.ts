import { z } from 'zod';
import { UserError } from '../../errors.js';
import { findItem, type ListedItem } from '../../io/db/review.js';
import { dismissReasons } from '../../pipeline/review/decide.js';
import { describeApi } from '../api-description.js';
import type { Web, WebDeps } from '../context.js';
import { type Query, readCursor, readQuery, writeCursor } from '../filter.js';
import { cursorAfter, findItems, findStories } from '../find.js';
import { record } from '../record.js';
import { recordOf, storyRecordOf } from '../record-of.js';

const reasons = Object.keys(dismissReasons) as [keyof typeof dismissReasons];

/** A decision as a program sends it. */
const decisionRequest = z.strictObject({
  item: z.int().positive(),
  version: z.int().nonnegative().optional().describe('As read; left out: decide whatever happened meanwhile'),
  action: z.enum(['accept', 'dismiss', 'escalate', 'snooze', 'reopen', 'assign', 'note', 'undo']),
  reason: z.enum(reasons).default('irrelevant').describe('Of a dismissal'),
  until: z.iso.datetime().optional().describe('End of a snooze'),
  assignee: z.string().max(100).nullable().default(null),
  note: z.string().trim().max(4000).optional(),
  request: z.string().max(64).optional().describe('Your own id of this decision: sent twice, it is stored once'),
});

/** The same as the pages, for programs. */
export function apiRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook } = deps;

  app.get('/api', (c) => c.redirect('/api/v1/openapi.json', 302));
  app.get('/api/v1/openapi.json', (c) => c.json(describeApi(decisionRequest)));

  app.get('/api/v1/items', async (c) => {
    const { searchParams, origin } = new URL(c.req.url);
    const query = readQuery(searchParams);
    const { after, limit } = pageOf(searchParams, query);
    const found = await findItems(deps, query, { after, limit: limit + 1 });
    const items = found.slice(0, limit);
    return c.json({
      items: items.map((item) => recordOf(item, origin)),
      after: nextPage(items.at(-1), found.length > limit, query),
    });
  });

  app.get('/api/v1/stories', async (c) => {
    const { searchParams, origin } = new URL(c.req.url);
    const { in: _, ...query } = readQuery(searchParams);
    const { after, limit } = pageOf(searchParams, query);
    const found = await findStories(deps, query, { after, limit: limit + 1 });
    const stories = found.slice(0, limit);
    return c.json({
      stories: stories.map((story) => storyRecordOf(story, origin)),
      after: nextPage(stories.at(-1)?.lead, found.length > limit, query),
    });
  });

  app.get('/api/v1/items/:id{[0-9]{1,15}}', async (c) => {
    const item = await findItem(db, codebook.hash, Number(c.req.param('id')));
    if (!item) return c.json({ error: 'There is no such item.' }, 404);
    const history = item.history.map(({ action, reason, note, reviewer, decidedAt, before, after }) => ({
      ...{ action, reason, note, reviewer, before, after },
      decidedAt: decidedAt.toISOString(),
    }));
    return c.json({ ...recordOf(item, new URL(c.req.url).origin), text: item.text, history });
  });

  app.get('/api/v1/indicators', (c) =>
    c.json({
      codebook: { name: codebook.name, hash: codebook.hash },
      indicators: codebook.indicators.map(({ id, name, dimension, definition, strengthens, weakens }) => ({
        ...{ id, name, dimension, definition, strengthens, weakens },
      })),
    }),
  );

  app.post('/api/v1/decisions', async (c) => {
    const parsed = decisionRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    const { item, version, note, request } = parsed.data;
    try {
      const outcome = await record(deps, c.get('user'), {
        articleId: item,
        version,
        decision: toDecision(parsed.data),
        note: note || null,
        request: request ?? null,
      });
      const status = { saved: 200, changed: 409, refused: 422, missing: 404 } as const;
      return c.json(outcome, status[outcome.result]);
    } catch (error) {
      if (error instanceof UserError) return c.json({ error: error.message }, 400);
      throw error;
    }
  });
}

const pageOf = (params: URLSearchParams, { sort }: Query) => ({
  after: readCursor(params.get('after') ?? undefined, sort),
  limit: Math.min(200, Math.max(1, Math.trunc(Number(params.get('limit'))) || 50)),
});

const nextPage = (last: ListedItem | undefined, more: boolean, query: Query) =>
  last && more ? writeCursor(cursorAfter(last, query)) : null;

function toDecision({ action, reason, until, assignee, note }: z.infer<typeof decisionRequest>) {
  switch (action) {
    case 'dismiss':
      return { action, reason };
    case 'assign':
      return { action, assignee };
    case 'snooze':
      if (!until) throw new UserError('A snooze needs "until".');
      return { action, until };
    case 'note':
      if (!note) throw new UserError('A note needs "note".');
      return { action };
    default:
      return { action };
  }
}
