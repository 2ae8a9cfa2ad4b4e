import { UserError } from '../../errors.js';
import { addCommitment, addStep, listCommitments, listSteps, type NewStep } from '../../io/db/commitments.js';
import { findItem } from '../../io/db/review.js';
import { commitmentStates } from '../../pipeline/reporting/commitments.js';
import type { User, Web, WebDeps } from '../context.js';
import { safePath } from '../href.js';
import { CommitmentPage } from '../pages/commitment.js';
import { CommitmentsPage } from '../pages/commitments.js';
import { NewCommitmentPage } from '../pages/new-commitment.js';

type Form = Record<string, string>;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string) => dayPattern.test(text) && !Number.isNaN(Date.parse(text));

/** What was promised, made from stories, and the steps of its life. */
export function commitmentRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook, now } = deps;
  const { indicators } = codebook;
  const today = () => now().toISOString().slice(0, 10);

  app.get('/commitments', async (c) => {
    const asked = c.req.query('asof') || undefined;
    if (asked && !isDay(asked)) throw new UserError(`asof: "${asked}" is no day: expected one such as 2026-11-23.`);
    const asOf = asked ? new Date(`${asked}T23:59:59.999Z`) : undefined;
    const props = { user: c.get('user'), commitments: await listCommitments(db, { asOf }), indicators };
    return c.html(<CommitmentsPage {...props} today={asked ?? today()} past={asked !== undefined} />);
  });

  app.get('/commitments/new', async (c) => {
    const item = await findItem(db, codebook.hash, articleIn(c.req.query('article') ?? '') ?? 0);
    if (!item) return c.notFound();
    const known = new Set(item.flags.map(({ indicator }) => indicator));
    const others = (await listCommitments(db)).filter(({ indicator }) => known.has(indicator));
    const back = safePath(c.req.query('back') ?? `/articles/${item.id}`);
    return c.html(<NewCommitmentPage {...{ user: c.get('user'), item, indicators, others, back }} />);
  });

  app.post('/commitments', async (c) => {
    const form = textsOf(await c.req.parseBody());
    const title = form.title?.trim().slice(0, 300);
    if (!title) throw new UserError('Say what was promised.');
    const indicator = indicators.find(({ id }) => id === form.indicator)?.id;
    if (!indicator) throw new UserError(`The codebook has no indicator "${form.indicator}".`);
    const step = await readStep(deps, form, c.get('user'));
    const { articleId } = step;
    if (!articleId) throw new UserError('A commitment is made from an article: name the one that announces it.');
    await addCommitment(db, { title, indicator, articleId }, step);
    return c.redirect(safePath(form.back), 303);
  });

  app.get('/commitments/:id{[0-9]{1,15}}', async (c) => {
    const id = Number(c.req.param('id'));
    const commitment = (await listCommitments(db)).find((each) => each.id === id);
    if (!commitment) return c.notFound();
    const steps = await listSteps(db, id);
    const props = { user: c.get('user'), commitment, steps, indicators, today: today() };
    return c.html(<CommitmentPage {...props} evidence={c.req.query('article')?.slice(0, 20) ?? ''} />);
  });

  app.post('/commitments/:id{[0-9]{1,15}}', async (c) => {
    const id = Number(c.req.param('id'));
    if (!(await listCommitments(db)).some((each) => each.id === id)) return c.notFound();
    const step = await readStep(deps, textsOf(await c.req.parseBody()), c.get('user'));
    if (!step.articleId && !step.note)
      throw new UserError('Name the article that shows the step, or say in a note why.');
    await addStep(db, id, step);
    return c.redirect(`/commitments/${id}`, 303);
  });
}

const textsOf = (body: Record<string, unknown>): Form =>
  Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'));

/** An article's number, as such or at the end of its address here. */
const articleIn = (text: string): number | undefined => {
  const path = text.trim().split(/[?#]/, 1)[0]!;
  const [, id] = /^(?:\S*\/articles\/)?(\d{1,15})$/.exec(path) ?? [];
  return id ? Number(id) : undefined;
};

async function readStep({ db, codebook }: WebDeps, form: Form, user: User): Promise<NewStep> {
  const state = commitmentStates.find((each) => each === form.state);
  if (!state) throw new UserError(`"${form.state}" is no state: expected ${commitmentStates.join(', ')}.`);
  const dueOn = form.due || null;
  if (dueOn && !isDay(dueOn)) throw new UserError(`"${dueOn}" is no day: expected one such as 2026-11-23.`);
  const articleId = form.article ? articleIn(form.article) : null;
  if (articleId === undefined || (articleId && !(await findItem(db, codebook.hash, articleId))))
    throw new UserError(`There is no article "${form.article}": give its number, or its address here.`);
  return {
    ...{ state, dueOn, articleId },
    note: form.note?.trim().slice(0, 4000) || null,
    userId: user.id,
    reviewer: user.name,
    request: form.request?.slice(0, 64) || null,
  };
}
