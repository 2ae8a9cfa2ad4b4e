import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps } from '../deps.js';
import { addDecision } from '../io/db/decisions.js';
import { findFlagged, listFlagged, reviewStates } from '../io/db/review.js';
import { projectRoot } from '../paths.js';
import { ArticlePage } from './pages/article.js';
import { ListPage } from './pages/list.js';

const pageSize = 50;

const style = readFileSync(join(projectRoot, 'src/web/public/style.css'), 'utf8');

/** The review page's routes. */
export function createApp({ db, codebook, log }: Deps): Hono {
  const app = new Hono();
  app.use(csrf());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  );

  app.get('/style.css', (c) =>
    c.body(style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }),
  );

  app.get('/', async (c) => {
    const state = reviewStates.find((known) => known === c.req.query('state')) ?? 'open';
    const offset = Math.max(0, Number.parseInt(c.req.query('from') ?? '0', 10) || 0);
    const found = await listFlagged(db, codebook.hash, { state, offset, limit: pageSize + 1 });
    const more = found.length > pageSize ? offset + pageSize : undefined;
    return c.html(<ListPage articles={found.slice(0, pageSize)} state={state} more={more} />);
  });

  app.get('/articles/:id{[0-9]{1,15}}', async (c) => {
    const article = await findFlagged(db, codebook.hash, Number(c.req.param('id')));
    return article ? c.html(<ArticlePage article={article} />) : c.notFound();
  });

  app.post('/articles/:id{[0-9]{1,15}}/decisions', async (c) => {
    const articleId = Number(c.req.param('id'));
    const form = await c.req.parseBody();
    const verdict = (['accepted', 'dismissed'] as const).find((known) => known === form.verdict);
    if (!verdict) return c.text('Expected a verdict: accepted or dismissed.', 400);
    if (!(await findFlagged(db, codebook.hash, articleId))) return c.notFound();
    await addDecision(db, { articleId, codebookHash: codebook.hash, verdict, reviewer: 'local' });
    return c.redirect(form.back === 'queue' ? '/' : `/articles/${articleId}`, 303);
  });

  app.notFound((c) => c.text('There is no such page.', 404));
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'page failed');
    return c.text('Something went wrong; the log has the details.', 500);
  });
  return app;
}
