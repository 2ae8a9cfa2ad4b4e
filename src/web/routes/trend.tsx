import { UserError } from '../../errors.js';
import { listCodebooks } from '../../io/db/codebooks.js';
import { readFirstDay, readRefreshed } from '../../io/db/trend-refresh.js';
import { readPerspectives, readPointStories } from '../../io/db/trend-stories.js';
import { instantOf, type Question, readAssessment, readDrawn, readQuestion } from '../../stages/assessment.js';
import type { Web, WebDeps } from '../context.js';
import { PointPage } from '../pages/point.js';
import { TrendPage } from '../pages/trend/page.js';

const mostStories = 200;
const mostKept = 50;

/** The assessment, and the stories behind each of its points. */
export function trendRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook } = deps;
  const draw = keepDrawn(deps);

  app.get('/trend', async (c) => {
    const [refreshedAt, first] = await Promise.all([readRefreshed(db, codebook.hash), readFirstDay(db)]);
    const question = readQuestion(c.req.query(), codebook.hash, deps.now(), first);
    const [assessment, codebooks] = await Promise.all([draw(question, refreshedAt), listCodebooks(db)]);
    const today = deps.now().toISOString().slice(0, 10);
    const props = { user: c.get('user'), question, assessment, codebooks, current: codebook.hash, refreshedAt };
    return c.html(<TrendPage {...props} today={today} />);
  });

  app.get('/trend/stories', async (c) => {
    const { indicator, direction, dimension } = c.req.query();
    const {
      from,
      to,
      asOf,
      codebook: hash,
    } = readQuestion({ ...c.req.query(), period: 'day' }, codebook.hash, deps.now());
    if (direction && direction !== 'strengthens' && direction !== 'weakens')
      throw new UserError(`direction: "${direction}" is neither strengthens nor weakens.`);
    const chosen = { from, to, indicator, direction, dimension };
    const ofDimension = codebook.indicators.filter((each) => each.dimension === dimension).map(({ id }) => id);
    const indicators = indicator ? [indicator] : dimension ? ofDimension : undefined;
    const at = instantOf(deps, { asOf, codebook: hash });
    const stories = await readPointStories(db, hash, { from, to, indicators, direction, asOf: at }, mostStories);
    const props = {
      user: c.get('user'),
      chosen,
      indicators: codebook.indicators,
      stories,
      read: await readPerspectives(db, { from, to }),
    };
    return c.html(<PointPage {...props} more={stories.length === mostStories} />);
  });
}

/** Answers hold until the tables behind them are next brought up to date, so each is worked out once till then. */
function keepDrawn(deps: WebDeps) {
  const kept = new Map<string, ReturnType<typeof readAssessment>>();
  let keptAt: number | undefined;
  return (question: Question, refreshedAt: Date | undefined) => {
    if (refreshedAt?.getTime() !== keptAt || kept.size >= mostKept) kept.clear();
    keptAt = refreshedAt?.getTime();
    const key = JSON.stringify(question);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const drawn = readDrawn(deps, question).then((known) => known ?? readAssessment(deps, question));
    if (refreshedAt) kept.set(key, drawn);
    drawn.catch(() => kept.delete(key));
    return drawn;
  };
}
