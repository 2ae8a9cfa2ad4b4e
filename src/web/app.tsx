import { Hono } from 'hono';
import { UserError } from '../errors.js';
import { causeOf } from '../io/db/refusal.js';
import { assetRoutes } from './assets.js';
import type { Env, User, Web, WebDeps } from './context.js';
import { metrics } from './metrics.js';
import { MessagePage } from './pages/message.js';
import { accountRoutes } from './routes/account.js';
import { apiRoutes } from './routes/api.js';
import { commitmentRoutes } from './routes/commitments.js';
import { decisionRoutes } from './routes/decisions.js';
import { digestRoutes, unsubscribeRoutes } from './routes/digests.js';
import { exportRoutes } from './routes/exports.js';
import { feedRoutes } from './routes/feeds.js';
import { filterRoutes } from './routes/filters.js';
import { liveRoutes } from './routes/live.js';
import { opinionRoutes } from './routes/opinions.js';
import { reviewRoutes } from './routes/review.js';
import { snapshotRoutes } from './routes/snapshots.js';
import { storyRoutes } from './routes/stories.js';
import { trendRoutes } from './routes/trend.js';
import { userRoutes } from './routes/users.js';
import { onlyLoopback, sameOrigin, secure } from './security.js';
import { guard } from './session.js';

/** The review page's routes. With `everybody`, each visitor on this machine is that user and nobody logs in. */
export function createApp(deps: WebDeps, everybody?: User): Web {
  const app = new Hono<Env>();
  app.use(secure);
  if (everybody) app.use(onlyLoopback);
  unsubscribeRoutes(app, deps);
  app.use(sameOrigin);
  app.use(guard(deps, everybody));
  for (const add of [
    assetRoutes,
    reviewRoutes,
    decisionRoutes,
    storyRoutes,
    opinionRoutes,
    snapshotRoutes,
    filterRoutes,
    exportRoutes,
    digestRoutes,
    trendRoutes,
    commitmentRoutes,
    feedRoutes,
    liveRoutes,
    accountRoutes,
    userRoutes,
    apiRoutes,
  ])
    add(app, deps);
  app.get('/metrics', metrics(deps));

  app.notFound((c) => c.html(<MessagePage user={c.get('user')} title="There is no such page" />, 404));
  app.onError((error, c) => {
    const user = c.get('user');
    if (error instanceof UserError) return c.html(<MessagePage user={user} title={error.message} />, 400);
    deps.log.error({ err: causeOf(error), path: pathFor(c.req.path) }, 'page failed');
    return c.html(<MessagePage user={user} title="Something went wrong; the log has the details" />, 500);
  });
  return app;
}

/** The path without the secrets that some links are made of. */
const pathFor = (path: string) => path.replace(/[\w-]{43,}/g, '…');
