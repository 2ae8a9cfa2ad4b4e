import { Hono } from 'hono';
import { UserError } from '../errors.js';
import { assetRoutes } from './assets.js';
import type { Env, User, Web, WebDeps } from './context.js';
import { MessagePage } from './pages/message.js';
import { decisionRoutes } from './routes/decisions.js';
import { reviewRoutes } from './routes/review.js';
import { sameOrigin, secure } from './security.js';

const local: User = { id: null, name: 'local', role: 'analyst' };

/** The review page's routes. */
export function createApp(deps: WebDeps): Web {
  const app = new Hono<Env>();
  app.use(secure);
  app.use(sameOrigin);
  app.use(async (c, next) => {
    c.set('user', local);
    await next();
  });
  assetRoutes(app);
  reviewRoutes(app, deps);
  decisionRoutes(app, deps);

  app.notFound((c) => c.html(<MessagePage user={c.get('user')} title="There is no such page" />, 404));
  app.onError((error, c) => {
    const user = c.get('user');
    if (error instanceof UserError) return c.html(<MessagePage user={user} title={error.message} />, 400);
    deps.log.error({ err: error, path: c.req.path }, 'page failed');
    return c.html(<MessagePage user={user} title="Something went wrong; the log has the details" />, 500);
  });
  return app;
}
