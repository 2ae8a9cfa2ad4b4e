import { UserError } from '../../errors.js';
import { removeFilter, saveFilter } from '../../io/db/saved-filters.js';
import type { Web, WebDeps } from '../context.js';
import { hrefOf, readQuery } from '../filter.js';

/** Filters worth keeping. */
export function filterRoutes(app: Web, { db }: WebDeps): void {
  app.post('/filters', async (c) => {
    const form = await c.req.parseBody();
    const name = typeof form.name === 'string' ? form.name.trim().slice(0, 60) : '';
    if (!name) throw new UserError('Name the filter.');
    const query = readQuery(new URLSearchParams(typeof form.query === 'string' ? form.query : ''));
    const href = hrefOf(query);
    await saveFilter(db, c.get('user').id, name, href.slice(href.indexOf('?') + 1).replace(/^\/$/, ''));
    return c.redirect(href, 303);
  });

  app.post('/filters/:id{[0-9]{1,15}}/remove', async (c) => {
    await removeFilter(db, c.get('user').id, Number(c.req.param('id')));
    return c.redirect('/', 303);
  });
}
