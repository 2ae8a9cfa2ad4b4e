import { UserError } from '../../errors.js';
import { listCodebooks } from '../../io/db/codebooks.js';
import { readPointStories, readTrendState } from '../../io/db/trend.js';
import { readAssessment, readQuestion } from '../../stages/assessment.js';
import type { Web, WebDeps } from '../context.js';
import { PointPage } from '../pages/point.js';
import { TrendPage } from '../pages/trend.js';

const mostStories = 200;

/** The assessment, and the stories behind each of its points. */
export function trendRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook } = deps;

  app.get('/trend', async (c) => {
    const question = readQuestion(c.req.query(), codebook.hash, deps.now());
    const [assessment, state, codebooks] = await Promise.all([
      readAssessment(deps, question),
      readTrendState(db, codebook.hash),
      listCodebooks(db),
    ]);
    const props = { user: c.get('user'), question, assessment, codebooks, current: codebook.hash };
    return c.html(<TrendPage {...props} refreshedAt={state.refreshedAt ? new Date(state.refreshedAt) : undefined} />);
  });

  app.get('/trend/stories', async (c) => {
    const { indicator, direction } = c.req.query();
    const { from, to } = readQuestion({ ...c.req.query(), period: 'day' }, codebook.hash, deps.now());
    if (direction && direction !== 'strengthens' && direction !== 'weakens')
      throw new UserError(`direction: "${direction}" is neither strengthens nor weakens.`);
    const chosen = { from, to, indicator: indicator || undefined, direction: direction || undefined };
    const stories = await readPointStories(db, codebook.hash, chosen, mostStories);
    const props = { user: c.get('user'), chosen, indicators: codebook.indicators, stories };
    return c.html(<PointPage {...props} more={stories.length === mostStories} />);
  });
}
