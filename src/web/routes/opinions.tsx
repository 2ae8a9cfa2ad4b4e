import { UserError } from '../../errors.js';
import { addOpinion, decidedLabels, doubleCodings, nextForOpinion } from '../../io/db/opinions.js';
import { findItem } from '../../io/db/review.js';
import { agreementOf } from '../../pipeline/review/agreement.js';
import type { Web, WebDeps } from '../context.js';
import { directions } from '../indicators.js';
import { OpinionsPage } from '../pages/opinions.js';

/** Second opinions on a share of what was decided, and what they and the decisions say of the quality of both coders. */
export function opinionRoutes(app: Web, { db, codebook, config }: WebDeps): void {
  const percent = config.secondOpinions;

  app.get('/opinions', async (c) => {
    const user = c.get('user');
    const coding = user.role !== 'reader' && percent > 0;
    const [next, codings, decided] = await Promise.all([
      coding ? nextForOpinion(db, codebook.hash, user.id, percent) : { articleId: undefined, waiting: 0 },
      doubleCodings(db),
      decidedLabels(db, codebook.hash),
    ]);
    const item = next.articleId === undefined ? undefined : await findItem(db, codebook.hash, next.articleId);
    const { indicators } = codebook;
    const agreement = agreementOf(codings);
    return c.html(<OpinionsPage {...{ user, percent, item, waiting: next.waiting, agreement, decided, indicators }} />);
  });

  app.post('/opinions', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const articleId = Number(form.article);
    const verdict = (['accepted', 'dismissed'] as const).find((each) => each === form.verdict);
    if (!verdict || !Number.isSafeInteger(articleId)) throw new UserError('Say of which article, and what of it.');
    const known = new Set(codebook.indicators.flatMap(({ id }) => directions.map((way) => `${id}/${way}`)));
    const labels = [form.label ?? []].flat().map(String);
    const wrong = labels.find((label) => label !== '' && !known.has(label));
    if (wrong !== undefined) throw new UserError(`The codebook has no indicator "${wrong}".`);
    const given = verdict === 'accepted' ? [...new Set(labels.filter(Boolean))] : [];
    const opinion = { articleId, userId: c.get('user').id, verdict, labels: given };
    if (!(await addOpinion(db, codebook.hash, percent, opinion)))
      throw new UserError('This article waits for no second opinion of yours any more.');
    return c.redirect('/opinions', 303);
  });
}
