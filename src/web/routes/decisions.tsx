import type { Context } from 'hono';
import { UserError } from '../../errors.js';
import { type FullItem, findItem } from '../../io/db/review.js';
import { type Decision, type DismissReason, dismissReasons } from '../../pipeline/review/decide.js';
import type { Direction, ReviewLabel, Span } from '../../types.js';
import type { Env, Web, WebDeps } from '../context.js';
import { safePath } from '../href.js';
import { directions } from '../indicators.js';
import { ConflictPage } from '../pages/conflict.js';
import { type Outcome, record } from '../record.js';

type Fields = Record<string, string[]>;

/** Decisions on one article or many, from a form or from a script. A story is the field of several articles. */
export function decisionRoutes(app: Web, deps: WebDeps): void {
  app.post('/decisions', async (c) => {
    const fields = await readFields(c);
    const targets = (fields.item ?? [])
      .flatMap((field) => field.split(' '))
      .flatMap((field) => parseTarget(field) ?? []);
    if (targets.length === 0 || targets.length > 500)
      throw new UserError('Select the items to decide on, at most 500.');
    const user = c.get('user');
    const outcomes: Outcome[] = [];
    for (const { articleId, version } of targets) {
      const decision = await readDecision(fields, articleId, deps);
      const note = fields.note?.[0]?.trim().slice(0, 4000) || null;
      const request = fields.request?.[0]?.slice(0, 64) || null;
      const wish = { articleId, version: fields.anyway ? undefined : version, decision, note, request };
      outcomes.push(await record(deps, user, wish));
    }
    return answer(c, outcomes, fields);
  });
}

async function readFields(c: Context<Env>): Promise<Fields> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, [value].flat().filter((each) => typeof each === 'string')]),
  );
}

function parseTarget(field: string): { articleId: number; version: number } | undefined {
  const [, articleId, version] = /^(\d{1,15}):(\d{1,15})$/.exec(field) ?? [];
  return articleId && version ? { articleId: Number(articleId), version: Number(version) } : undefined;
}

async function readDecision(
  fields: Fields,
  articleId: number,
  { db, codebook, now }: WebDeps,
): Promise<Decision | { action: 'undo' }> {
  const action = fields.action?.[0];
  switch (action) {
    case 'accept':
    case 'escalate':
    case 'reopen':
    case 'undo':
      return { action };
    case 'note':
      if (!fields.note?.[0]?.trim()) throw new UserError('The note is empty.');
      return { action };
    case 'dismiss': {
      const reason = fields.reason?.[0] ?? 'irrelevant';
      if (!(reason in dismissReasons)) throw new UserError(`There is no such reason: ${reason}.`);
      return { action, reason: reason as DismissReason };
    }
    case 'snooze': {
      const days = Math.min(365, Math.max(1, Math.trunc(Number(fields.days?.[0] ?? 1)) || 1));
      return { action, until: new Date(now().getTime() + days * 86_400_000).toISOString() };
    }
    case 'assign':
      return { action, assignee: fields.assignee?.[0]?.slice(0, 100) || null };
    case 'relabel': {
      const item = await findItem(db, codebook.hash, articleId);
      const known = new Set(codebook.indicators.map(({ id }) => id));
      return { action, labels: item ? readLabels(fields, item, known) : [] };
    }
    default:
      throw new UserError(`There is no such decision: ${action ?? 'none'}.`);
  }
}

/** The rows of the label editor; a row without an indicator is left out, and the same label twice is one. */
function readLabels(fields: Fields, item: FullItem, known: Set<string>): ReviewLabel[] {
  const labels = new Map<string, ReviewLabel>();
  for (const [row, indicator] of (fields.indicator ?? []).entries()) {
    if (!indicator) continue;
    const direction = fields.direction?.[row] as Direction;
    if (!known.has(indicator) || !directions.includes(direction))
      throw new UserError(`The codebook has no indicator "${indicator}" that "${direction}".`);
    const evidence = [...readSpans(fields.spans?.[row], item), ...findQuote(fields.quote?.[row], item)];
    const same = labels.get(`${indicator}/${direction}`);
    labels.set(`${indicator}/${direction}`, {
      indicator,
      direction,
      evidence: [...(same?.evidence ?? []), ...evidence],
    });
  }
  return [...labels.values()];
}

function readSpans(field: string | undefined, { title, text }: FullItem): Span[] {
  const whole = `${title}\n${text}`;
  return [...(field ?? '').matchAll(/\[(\d{1,8}),(\d{1,8})\]/g)]
    .map(([, start, end]) => ({ start: Number(start), end: Number(end) }))
    .filter(({ start, end }) => start < end && end <= whole.length)
    .map(({ start, end }) => ({ start, end, text: whole.slice(start, end) }));
}

function findQuote(quote: string | undefined, { title, text }: FullItem): Span[] {
  const wanted = quote?.trim();
  if (!wanted) return [];
  const start = `${title}\n${text}`.indexOf(wanted);
  if (start < 0)
    throw new UserError(`The article does not hold the passage “${wanted.slice(0, 80)}”: quote it exactly.`);
  return [{ start, end: start + wanted.length, text: wanted }];
}

async function answer(c: Context<Env>, outcomes: Outcome[], fields: Fields) {
  const changed = outcomes.filter(({ result }) => result === 'changed');
  const failed = outcomes.filter(({ result }) => result === 'refused' || result === 'missing');
  const status = changed.length ? 409 : failed.length ? 422 : 200;
  if (c.req.header('accept') === 'application/json') return c.json({ outcomes }, status);
  if (status === 409) return c.html(<ConflictPage user={c.get('user')} outcomes={changed} fields={fields} />, 409);
  const [first] = failed;
  if (first) throw new UserError(first.result === 'refused' ? first.reason : 'There is no such article.');
  return c.redirect(safePath(fields.back?.[0]), 303);
}
